import type { Invocation } from '../../../command.js';
import { CommandFailure, usageFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';
import type { ExitCode } from '../../../exit-codes.js';
import { canAsk, Dialogue } from '../../../input/dialogue.js';
import { paint } from '../../../output/line.js';
import { countText } from '../../../output/quantity.js';
import { shellWord } from '../../../output/shell-word.js';
import type { OpenImport } from '../open-import.js';
import { withJournal } from '../open-import.js';
import { readConcurrency } from '../read-import-options.js';
import { systemClock } from '../run/clock.js';
import { hasStopped } from '../run/import-run.js';
import type { ImportRun } from '../run/import-run.js';
import { startWork } from '../run/start-work.js';
import type { WorkRequest } from '../run/start-work.js';
import { showCreated } from './show-created.js';
import { deleteCreated, readCreated, settleOpenRows } from './undo-import.js';

/**
 * Deletes what an import has created, after showing it and asking, unless `--yes` is given.
 * @param path of the journal
 * @throws CommandFailure (usage) when nobody can be asked, (interrupted) without a yes, or as a call failed
 */
export async function undoImport(invocation: Invocation, path: string): Promise<ExitCode> {
  const concurrency = readConcurrency(invocation.options);
  if (invocation.options['yes'] !== true && !canAsk(invocation)) {
    throw usageFailure(
      'Undoing an import needs a yes, and nobody can be asked here. Nothing was deleted.',
      `If you mean it: \`contacts import --undo ${shellWord(path)} --yes\`.`,
    );
  }
  return await withJournal(path, invocation, (open) => undo(invocation, open, concurrency));
}

async function undo(invocation: Invocation, open: OpenImport, concurrency: number): Promise<ExitCode> {
  const { screen, options } = invocation;
  const { journal, files, opened } = open;
  const work = workOn(invocation, open, concurrency);
  await journal.append({ started: new Date().toISOString(), caller: opened.port.caller });
  // Progress would be drawn over the question.
  const asking = startWork({ ...work, progressSink: undefined }).run;
  const unknown = await settleOpenRows(asking);
  const created = await readCreated(files.journal);
  if (hasStopped(asking)) throw stopped(asking, 0, created.length, files.journal);
  await showCreated(screen, opened.port, created);
  if (options['yes'] !== true && created.length > 0) await askFirst(invocation, created.length);
  await journal.append({ undo: new Date().toISOString() });
  const { run, end } = startWork(work);
  const refused = await deleteCreated(run, created).finally(end);
  const deleted = created.length - (await readCreated(files.journal)).length;
  if (hasStopped(run)) {
    throw stopped(run, deleted, created.length - deleted, files.journal);
  }
  const exitCode = refused > 0 ? exitCodes.partlyDone : unknown > 0 ? exitCodes.inDoubt : exitCodes.done;
  screen.result({ exit_code: exitCode, deleted, refused, in_doubt: unknown, journal: files.journal }, [
    [
      paint(exitCode === exitCodes.done ? 'green' : 'yellow', 'Undone'),
      `: ${countText(deleted)} contacts deleted`,
    ],
    ...(refused > 0 ? [[`${countText(refused)} were not deleted: the vendor refused.`]] : []),
    ...(unknown > 0
      ? [[`${countText(unknown)} rows are in doubt. Undo again later to delete what may come of them.`]]
      : []),
  ]);
  return exitCode;
}

function workOn(
  { screen, interruption }: Invocation,
  { plan, journal, opened }: OpenImport,
  concurrency: number,
): WorkRequest {
  const { states } = journal;
  return {
    importId: plan.import_id,
    journal,
    port: opened.port,
    concurrency,
    clock: systemClock,
    interruption,
    progressSink: screen.progressSink,
    standing: () => {
      const done = states.count('deleted');
      return { total: states.count('created') + done, done, failed: 0, doubts: 0 };
    },
  };
}

async function askFirst(invocation: Invocation, count: number): Promise<void> {
  const dialogue = await Dialogue.open(invocation);
  try {
    await dialogue.agree(`Delete ${countText(count)} contacts for good?`, 'no');
  } finally {
    dialogue.close();
  }
}

function stopped(run: ImportRun, deleted: number, left: number, journal: string): CommandFailure {
  const report = run.stop.failure?.report ?? {
    exitCode: exitCodes.interrupted,
    title: 'Interrupted',
    detail: 'What was under way has been finished.',
    nextSteps: [],
  };
  return new CommandFailure({
    ...report,
    detail: `${report.detail} ${countText(deleted)} contacts are deleted, ${countText(left)} are left.`,
    nextSteps: [...report.nextSteps, `Go on: \`contacts import --undo ${shellWord(journal)}\`.`],
  });
}
