import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreationResult } from '@contacts/bff-client';
import { readFileSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { CommandFailure } from '../../src/command-failure.js';
import { Journal } from '../../src/commands/import-contacts/journal/journal.js';
import { lockJournal } from '../../src/commands/import-contacts/journal/lock-journal.js';
import { MemoryBff } from './memory-bff.js';
import { newClock, Workshop } from './workshop.js';

const rows = (count: number) =>
  `type,name\n${Array.from({ length: count }, (_, index) => `1,Person ${index + 1}`).join('\n')}\n`;

const problemOf = (slug: string, status: number) => ({
  slug,
  status,
  title: slug,
  detail: `Detail of ${slug}.`,
  requestId: undefined,
  operationId: undefined,
  retry: undefined,
  errors: [],
  retryAfterSeconds: undefined,
  location: undefined,
  document: {},
});

/** A BFF whose creations are answered by a script; what it does not say is carried out. */
class ScriptedCreations extends MemoryBff {
  readonly times: number[] = [];
  constructor(
    private readonly script: (name: string, attempt: number) => CreationResult | undefined,
    readonly clock = newClock(),
  ) {
    super();
  }

  private attempts = 0;
  override async create(...[contact, key]: Parameters<MemoryBff['create']>): Promise<CreationResult> {
    this.attempts += 1;
    this.times.push(this.clock.now());
    return this.script(contact.name ?? '', this.attempts) ?? (await super.create(contact, key));
  }
}

describe('a run', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  /** @returns how it ended, and the journal, closed */
  const runOn = async (
    bff: ScriptedCreations,
    count: number,
    concurrency: number,
    interruption?: AbortController,
  ) => {
    const planned = await workshop.plan(bff, rows(count));
    const journal = await planned.begin();
    const end = await planned.run(journal, concurrency, { clock: bff.clock, interruption });
    await journal.close();
    return { end, planned, journal };
  };

  it('pauses for all of its workers as long as Retry-After says', async () => {
    const bff = new ScriptedCreations((_, attempt) =>
      attempt === 3
        ? { kind: 'notSent', idempotencyKey: '', retryAfterSeconds: 60, reason: 'quota' }
        : undefined,
    );
    const { end } = await runOn(bff, 9, 3);
    expect(end).toBe('whole');
    expect(bff.contacts.size).toBe(9);
    // The three that were sent together, and then nothing for a minute.
    expect(bff.times.filter((time) => time < 60_000)).toHaveLength(3);
    expect(bff.times).toHaveLength(10);
  });

  it.each([
    ['notAuthenticated', 4, { problem: problemOf('not-authenticated', 401), idempotencyKey: '' }],
    ['forbidden', 4, { problem: problemOf('forbidden', 403) }],
  ] as const)(
    'stops at %s with exit code %i, and the rows are left to resume',
    async (kind, exitCode, members) => {
      const bff = new ScriptedCreations((_, attempt) =>
        attempt > 2 ? ({ kind, ...members } as CreationResult) : undefined,
      );
      const { end, journal } = await runOn(bff, 5, 1);
      expect(end).toMatchObject({ report: { exitCode } });
      expect(journal.states.count('created')).toBe(2);
      expect(bff.times).toHaveLength(3);
    },
  );

  it('gives up with exit code 6 when nothing gets through for minutes', async () => {
    const bff = new ScriptedCreations((name, attempt) =>
      attempt > 2 || name === ''
        ? { kind: 'notSent', idempotencyKey: '', retryAfterSeconds: undefined, reason: 'connection refused' }
        : undefined,
    );
    const { end } = await runOn(bff, 5, 1);
    expect(end).toMatchObject({
      report: { exitCode: 6, detail: 'Nothing got through for several minutes: connection refused.' },
    });
    const last = bff.times.at(-1) ?? 0;
    expect([last > 4 * 60_000, last < 15 * 60_000]).toEqual([true, true]);
  });

  it('gives a row back that something before the BFF refuses, and stops when it refuses all', async () => {
    const foreign: CreationResult = { kind: 'unexpected', status: 403, reason: 'the answer is not JSON' };
    const bff = new ScriptedCreations((name) => (name === 'Person 2' ? foreign : undefined));
    const { end, planned, journal } = await runOn(bff, 3, 1);
    expect(end).toBe('whole');
    expect(await planned.finish(await Journal.resume(planned.files.journal))).toBe(8);
    expect(await readFile(planned.files.failed(1), 'utf8')).toContain(
      '1,Person 2,2,,"Not sent: something before the BFF answered 403, the answer is not JSON."',
    );
    expect(journal.states.count('not_sent')).toBe(1);
    const wall = await runOn(new ScriptedCreations(() => foreign), 20, 1);
    expect(wall.end).toMatchObject({ report: { exitCode: 1 } });
    expect(wall.journal.states.count('not_sent')).toBe(5);
  });

  it('finishes what is under way on Ctrl-C and begins nothing more', async () => {
    const interruption = new AbortController();
    const bff = new ScriptedCreations((_, attempt) => {
      if (attempt === 4) interruption.abort();
      return undefined;
    });
    const { end, planned, journal } = await runOn(bff, 20, 4, interruption);
    expect(end).toBe('interrupted');
    expect(journal.states.count('created')).toBe(4);
    expect(journal.states.open.size).toBe(0);
    const resumed = await Journal.resume(planned.files.journal);
    expect(await planned.run(resumed, 4, { clock: bff.clock })).toBe('whole');
    expect(bff.contacts.size).toBe(20);
    await resumed.close();
  });

  it('neither asks for what another caller has sent nor sends it again: the BFF knows the key for that caller only', async () => {
    const bff: ScriptedCreations = new ScriptedCreations((name) =>
      name === 'Person 1' && bff.caller === 'ada'
        ? { kind: 'inDoubt', idempotencyKey: '', operationId: 'operation', reason: 'no answer' }
        : undefined,
    );
    const { planned } = await runOn(bff, 3, 1);
    bff.caller = 'grace';
    const journal = await Journal.resume(planned.files.journal);
    expect(await planned.run(journal, 1, { clock: bff.clock })).toBe('whole');
    expect(bff.list()).toHaveLength(2);
    expect(journal.states.get(1)).toBe('in_doubt');
    expect(await planned.finish(journal)).toBe(7);
    await journal.close();
  });

  it('leaves a row in doubt whose key is older than the BFF remembers', async () => {
    const bff = new ScriptedCreations(() => undefined);
    const planned = await workshop.plan(bff, rows(2));
    const journal = await planned.begin();
    await journal.append({ started: '', caller: bff.caller });
    await journal.append({ row: 1, state: 'attempted', at: Date.now() - 30 * 24 * 3600 * 1000 });
    expect(await planned.run(journal, 1, { clock: bff.clock })).toBe('whole');
    expect(bff.list()).toEqual(['{"type":{"id":1},"name":"Person 2"}']);
    expect(journal.states.get(1)).toBe('in_doubt');
    await journal.close();
  });

  it('has each row in its journal, on the disk, before the row is sent', async () => {
    const unseen: string[] = [];
    let path = '';
    const bff = new ScriptedCreations((name) => {
      const number = name.split(' ')[1] ?? '';
      const isThere = readFileSync(path, 'utf8').includes(`{"row":${number},"state":"attempted"`);
      if (!isThere) unseen.push(name);
      return undefined;
    });
    const planned = await workshop.plan(bff, rows(12));
    path = planned.files.journal;
    const journal = await planned.begin();
    expect(await planned.run(journal, 4)).toBe('whole');
    expect({ unseen, created: bff.contacts.size }).toEqual({ unseen: [], created: 12 });
    await journal.close();
  });

  it('is undone together with what was created by rows that were under way', async () => {
    const bff = new MemoryBff();
    const planned = await workshop.plan(bff, rows(3));
    const journal = await planned.begin();
    bff.weather = ['fine', 'killed after it was done'];
    await expect(planned.run(journal, 1)).rejects.toThrow();
    await journal.close();
    bff.revive();
    expect(bff.contacts.size).toBe(2);
    const resumed = await Journal.resume(planned.files.journal);
    expect(resumed.states.open.size).toBe(1);
    await planned.undo(resumed);
    expect(bff.contacts.size).toBe(0);
    await resumed.close();
  });

  it('does not return rows twice that were given back before', async () => {
    const bff = new MemoryBff();
    const planned = await workshop.plan(bff, 'type,name\n,Nobody\n1,please refuse\n1,Ada\n');
    const { journal } = await planned.runThroughKills(1);
    expect(await planned.finish(journal)).toBe(8);
    await journal.close();
    const resumed = await Journal.resume(planned.files.journal);
    expect(await planned.run(resumed, 1)).toBe('whole');
    expect(await planned.finish(resumed)).toBe(8);
    await expect(readFile(planned.files.failed(2))).rejects.toThrow('ENOENT');
    await resumed.close();
  });
});

describe('a journal', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());
  const finished = async () => {
    const planned = await workshop.plan(new MemoryBff(), rows(2));
    await (await planned.runThroughKills(1)).journal.close();
    return planned.files.journal;
  };

  it('holds no value of a contact and no key', async () => {
    const text = await readFile(await finished(), 'utf8');
    expect(text).not.toContain('Person');
    expect(text).not.toMatch(/key/i);
  });

  it('is not begun twice', async () => {
    const path = await finished();
    const header = { journal: 1, import_id: 'x', plan_sha256: 'x' } as const;
    await expect(Journal.begin(path, header)).rejects.toBeInstanceOf(CommandFailure);
  });

  it('loses a line that was being written, and nothing else', async () => {
    const path = await finished();
    const whole = await readFile(path, 'utf8');
    await appendFile(path, '{"row":2,"state":"cre');
    await (await Journal.resume(path)).close();
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it.each([
    ['a damaged line before its end', (text: string) => text.replace('{"row":1', '{"row:1'), 'damaged'],
    ['another file', () => 'type,name\n1,Ada\n', 'carried out as written'],
    ['nothing', () => '', 'carried out as written'],
  ])('is refused with %s', async (_, change, title) => {
    const path = await finished();
    await writeFile(path, change(await readFile(path, 'utf8')));
    await expect(Journal.resume(path)).rejects.toThrow(title);
  });

  it('is worked on by one process at a time', async () => {
    const path = await finished();
    const unlock = await lockJournal(path);
    await expect(lockJournal(path)).rejects.toMatchObject({ report: { exitCode: 2 } });
    await unlock();
    await (
      await lockJournal(path)
    )();
  });
});
