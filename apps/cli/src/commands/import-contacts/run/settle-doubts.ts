import { hasStopped } from './import-run.js';
import type { ImportRun } from './import-run.js';
import type { OutgoingRow } from './outgoing-row.js';
import { runRows } from './run-rows.js';

/** The BFF looks for a contact a minute after its request (docs/operations.md); a little more than that, twice. */
const patienceMs = 150_000;
const firstWaitMs = 500;
const longestWaitMs = 10_000;

/**
 * Asks for the rows in doubt, less and less often, until each has an outcome or patience ends.
 */
export async function settleDoubts(run: ImportRun, doubtful: readonly OutgoingRow[]): Promise<void> {
  const begun = run.clock.now();
  let left = doubtful;
  for (let waitMs = firstWaitMs; left.length > 0 && !hasStopped(run); waitMs *= 2) {
    if (run.clock.now() - begun > patienceMs) return;
    await run.clock.wait(Math.min(waitMs, longestWaitMs), run.interruption);
    left = await runRows(run, left);
  }
}
