import type { Contact } from '@contacts/bff-client';
import type { Invocation } from '../../../command.js';
import { CommandFailure, usageFailure } from '../../../command-failure.js';
import { textOf } from '../../../contact/contact-facts.js';
import { exitCodes } from '../../../exit-codes.js';
import type { ExitCode } from '../../../exit-codes.js';
import { canAsk, Dialogue } from '../../../input/dialogue.js';
import { paint } from '../../../output/line.js';
import { countText } from '../../../output/quantity.js';
import { shellWord } from '../../../output/shell-word.js';
import { table } from '../../../output/table.js';
import { failureOfCall } from '../call-failure.js';
import type { OpenImport } from '../open-import.js';
import { withJournal } from '../open-import.js';
import { readConcurrency } from '../read-import-options.js';
import { systemClock } from '../run/clock.js';
import type { ImportRun } from '../run/import-run.js';
import { startWork } from '../run/start-work.js';
import { deleteCreated, readCreated, settleOpenRows } from './undo-import.js';
import type { CreatedRow } from './undo-import.js';

const shownContacts = 20;

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
  return await withJournal(path, invocation, async (open) => {
    const { states } = open.journal;
    const { run, end } = startWork({
      importId: open.plan.import_id,
      journal: open.journal,
      port: open.opened.port,
      concurrency,
      clock: systemClock,
      interruption: invocation.interruption,
      progressSink: invocation.screen.progressSink,
      standing: () => {
        const done = states.count('deleted');
        return { total: states.count('created') + done, done, failed: 0, doubts: 0 };
      },
    });
    return await undo(invocation, run, open).finally(end);
  });
}

async function undo(
  invocation: Invocation,
  run: ImportRun,
  { journal, files }: OpenImport,
): Promise<ExitCode> {
  const { screen, options } = invocation;
  await journal.append({ started: new Date().toISOString(), caller: run.port.caller });
  const unknown = await settleOpenRows(run);
  const created = await readCreated(files.journal);
  await showCreated(invocation, run, created);
  if (options['yes'] !== true && created.length > 0) await askFirst(invocation, created.length);
  await journal.append({ undo: new Date().toISOString() });
  const refused = await deleteCreated(run, created);
  const deleted = created.length - (await readCreated(files.journal)).length;
  if (run.stop.failure !== undefined || run.interruption.aborted) {
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

async function askFirst(invocation: Invocation, count: number): Promise<void> {
  const dialogue = await Dialogue.open(invocation);
  try {
    await dialogue.agree(`Delete ${countText(count)} contacts for good?`, 'no');
  } finally {
    dialogue.close();
  }
}

async function showCreated(
  { screen }: Invocation,
  { port }: ImportRun,
  created: readonly CreatedRow[],
): Promise<void> {
  const result = await port.listContacts();
  if (result.kind !== 'done') {
    throw failureOfCall(result, 'What would be deleted could not be listed', 'Nothing was deleted.');
  }
  const names = new Map<string, Contact>(result.value.map((contact) => [String(contact.id), contact]));
  screen.remark([
    [paint('bold', `Created by this import: ${countText(created.length)}`)],
    ...table(
      [],
      created
        .slice(0, shownContacts)
        .map(({ row, contactId }) => [`  ${contactId}`, `row ${row}`, nameOf(names.get(contactId))]),
    ),
    ...(created.length > shownContacts ? [[`  and ${countText(created.length - shownContacts)} more.`]] : []),
  ]);
}

function nameOf(contact: Contact | undefined): string {
  if (contact === undefined) return 'gone already';
  return textOf(contact, 'name') ?? '';
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
