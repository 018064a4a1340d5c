import { failureOfCall } from '../call-failure.js';
import { readJournal } from '../journal/read-journal.js';
import { askRow } from '../run/ask-row.js';
import { comeBack } from '../run/come-back.js';
import { hasStopped } from '../run/import-run.js';
import type { ImportRun } from '../run/import-run.js';
import { workThrough } from '../run/work-through.js';

/** A contact that the import has created. */
export interface CreatedRow {
  readonly row: number;
  readonly contactId: string;
}

/**
 * Asks for the rows whose outcome is not known, and notes those that turn out to be created.
 * @returns how many may still have been created
 */
export async function settleOpenRows(run: ImportRun): Promise<number> {
  const { journal } = run;
  let unknown = 0;
  for (const [row, open] of [...journal.states.open]) {
    const known = await askRow(run, row, open);
    if (typeof known === 'object') await journal.append(known);
    // What may be sent is not there.
    else if (known !== 'send') unknown += 1;
  }
  return unknown;
}

/** The contacts that an import has created and that have not been deleted by undoing it. */
export async function readCreated(path: string): Promise<CreatedRow[]> {
  const created = new Map<number, CreatedRow>();
  await readJournal(path, (entry) => {
    if (!('row' in entry)) return;
    if (entry.state === 'created') created.set(entry.row, { row: entry.row, contactId: entry.contact_id });
    if (entry.state === 'deleted') created.delete(entry.row);
  });
  return [...created.values()];
}

/**
 * Deletes contacts. One that is gone already counts as deleted.
 * @returns how many the vendor refused to delete
 */
export async function deleteCreated(run: ImportRun, created: readonly CreatedRow[]): Promise<number> {
  let refused = 0;
  await workThrough(
    created,
    run.concurrency,
    () => hasStopped(run),
    async ({ row, contactId }) => {
      const outcome = await deleteOne(run, contactId);
      if (outcome === 'deleted') await run.journal.append({ row, state: 'deleted' });
      if (outcome === 'refused') refused += 1;
      run.onOutcome();
    },
  );
  return refused;
}

async function deleteOne(run: ImportRun, contactId: string): Promise<'deleted' | 'refused' | 'stopped'> {
  const { gate, stop, port } = run;
  while (!hasStopped(run) && (await gate.pass())) {
    const result = await port.deleteContact(contactId);
    switch (result.kind) {
      case 'done':
      case 'notFound':
        gate.noteAnswer();
        return 'deleted';
      case 'refused':
      case 'invalid':
        gate.noteAnswer();
        return 'refused';
      case 'unavailable':
      case 'unreachable':
        if (!comeBack(run, result)) return 'stopped';
        break;
      default:
        stop.set(failureOfCall(result, 'The BFF deletes no more contacts'));
        return 'stopped';
    }
  }
  return 'stopped';
}
