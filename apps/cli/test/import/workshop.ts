import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, nameFrom, stemOf } from '../../src/commands/import-contacts/import-files.js';
import type { ImportFiles } from '../../src/commands/import-contacts/import-files.js';
import { Journal } from '../../src/commands/import-contacts/journal/journal.js';
import { makePlan } from '../../src/commands/import-contacts/plan/make-plan.js';
import { writePlan } from '../../src/commands/import-contacts/plan/plan-file.js';
import type { StoredPlan } from '../../src/commands/import-contacts/plan/plan-file.js';
import { surveyInput } from '../../src/commands/import-contacts/reading/survey-input.js';
import type { SurveyedInput } from '../../src/commands/import-contacts/reading/survey-input.js';
import { finishImport } from '../../src/commands/import-contacts/results/finish-import.js';
import type { Clock } from '../../src/commands/import-contacts/run/clock.js';
import { runImport } from '../../src/commands/import-contacts/run/run-import.js';
import type { RunEnd } from '../../src/commands/import-contacts/run/run-import.js';
import { startWork } from '../../src/commands/import-contacts/run/start-work.js';
import {
  deleteCreated,
  readCreated,
  settleOpenRows,
} from '../../src/commands/import-contacts/undo/undo-import.js';
import { Progress } from '../../src/output/progress.js';
import { Screen } from '../../src/output/screen.js';
import { Killed } from './memory-bff.js';
import type { MemoryBff } from './memory-bff.js';

const silence = { write: () => undefined };
const { signal: never } = new AbortController();

/** Time that passes only when somebody waits. */
export function newClock(): Clock {
  let ms = 0;
  return {
    now: () => ms,
    wait: (waited) => {
      ms += waited;
      return Promise.resolve();
    },
  };
}

/** A folder in which files are imported into a BFF in memory. */
export class Workshop {
  readonly screen = new Screen(silence, silence, { json: true, colour: false });

  private constructor(readonly folder: string) {}

  static async open(): Promise<Workshop> {
    return new Workshop(await mkdtemp(join(tmpdir(), 'contacts-workshop-')));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  read(path: string): Promise<string> {
    return readFile(path, 'utf8');
  }

  /** Writes and plans an input. */
  async plan(bff: MemoryBff, content: string, extension = 'csv'): Promise<PlannedImport> {
    const path = join(this.folder, `${randomUUID()}.${extension}`);
    await writeFile(path, content);
    return await this.planFile(bff, path);
  }

  async planFile(bff: MemoryBff, path: string): Promise<PlannedImport> {
    const files = filesOf(stemOf(path));
    const input = await surveyInput(path, never);
    const request = { input, map: new Map<string, null>(), defaults: {}, compare: true };
    const { decided } = await makePlan(request, bff, never, new Progress(undefined));
    const stored = await writePlan(files.plan, {
      version: 1,
      import_id: randomUUID(),
      planned_at: new Date().toISOString(),
      base_url: 'http://127.0.0.1:3000',
      organisation_id: '12345',
      input: { file: nameFrom(files.plan, path), ...input.facts },
      ...decided,
    });
    return new PlannedImport(this, bff, input, files, stored);
  }
}

/** What a test wants to hold in its own hands. */
export interface RunOptions {
  readonly clock?: Clock;
  readonly interruption?: AbortController | undefined;
}

/** An import that can be killed and resumed. */
export class PlannedImport {
  constructor(
    private readonly workshop: Workshop,
    private readonly bff: MemoryBff,
    readonly input: SurveyedInput,
    readonly files: ImportFiles,
    readonly stored: StoredPlan,
  ) {}

  begin(): Promise<Journal> {
    const { plan, sha256 } = this.stored;
    return Journal.begin(this.files.journal, { journal: 1, import_id: plan.import_id, plan_sha256: sha256 });
  }

  /** Runs as one process would. */
  async run(journal: Journal, concurrency: number, others: RunOptions = {}): Promise<RunEnd> {
    return await runImport({
      input: this.input,
      plan: this.stored.plan,
      journal,
      port: this.bff,
      concurrency,
      clock: others.clock ?? newClock(),
      interruption: others.interruption?.signal ?? never,
      progressSink: undefined,
    });
  }

  /** Runs to the end, one process after the other, as often as one is killed. */
  async runThroughKills(concurrency: number): Promise<{ journal: Journal; kills: number }> {
    let journal = await this.begin();
    for (let kills = 0; ; kills++) {
      try {
        const end = await this.run(journal, concurrency);
        if (end !== 'whole') throw new Error(`stopped: ${String(end)}`);
        return { journal, kills };
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        await journal.close();
        await appendFile(this.files.journal, '{"row":1,"sta');
        this.bff.revive();
        journal = await Journal.resume(this.files.journal);
      }
    }
  }

  finish(journal: Journal, end: RunEnd = 'whole'): Promise<number> {
    const { input, files, stored } = this;
    return finishImport(this.workshop.screen, {
      end,
      input,
      plan: stored.plan,
      journal,
      files,
    });
  }

  /** Deletes what it has created. */
  async undo(journal: Journal): Promise<void> {
    const { run, end } = startWork({
      importId: this.stored.plan.import_id,
      journal,
      port: this.bff,
      concurrency: 3,
      clock: newClock(),
      interruption: never,
      progressSink: undefined,
      standing: () => ({ total: 0, done: 0, failed: 0, doubts: 0 }),
    });
    await settleOpenRows(run);
    await deleteCreated(run, await readCreated(this.files.journal));
    end();
  }
}
