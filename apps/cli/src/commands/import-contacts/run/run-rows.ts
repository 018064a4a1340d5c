import { askRow } from './ask-row.js';
import { hasStopped } from './import-run.js';
import type { ImportRun } from './import-run.js';
import type { OutgoingRow } from './outgoing-row.js';
import { sendRow } from './send-row.js';
import { tooManyDoubts } from './stop-failures.js';
import { workThrough } from './work-through.js';

const mostDoubts = 1000;

/**
 * Brings every row that is not settled as far as it goes. A row that may have been sent before is asked for first.
 * @param rows in any order
 * @returns the rows in doubt whose outcome may show later
 */
export async function runRows(
  run: ImportRun,
  rows: AsyncIterable<OutgoingRow> | Iterable<OutgoingRow>,
): Promise<OutgoingRow[]> {
  const doubtful: OutgoingRow[] = [];
  await workThrough(
    rows,
    run.concurrency,
    () => hasStopped(run),
    async (row) => {
      if (!(await settleRow(run, row))) doubtful.push(row);
      if (doubtful.length >= mostDoubts) run.stop.set(tooManyDoubts(doubtful.length));
    },
  );
  return doubtful;
}

/** @returns false when it helps to ask for it once more, later */
async function settleRow(run: ImportRun, row: OutgoingRow): Promise<boolean> {
  const { journal, onOutcome } = run;
  const open = journal.states.open.get(row.row);
  const known = open === undefined ? 'send' : await askRow(run, row.row, open);
  if (known === 'stop') return true;
  if (known === 'open' || known === 'unknowable') {
    if (journal.states.get(row.row) !== 'in_doubt') await journal.append({ row: row.row, state: 'in_doubt' });
    return known === 'unknowable';
  }
  if (known !== 'send') {
    await journal.append(known);
    onOutcome();
    return true;
  }
  await journal.append({ row: row.row, state: 'attempted', at: Date.now() });
  const outcome = await sendRow(run, row, open !== undefined);
  if (outcome === undefined) return true;
  await journal.append(outcome);
  onOutcome();
  return outcome.state !== 'in_doubt';
}
