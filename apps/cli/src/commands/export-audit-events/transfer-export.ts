import type { BffFailure } from '@contacts/bff-client';
import type { BffStream } from '../../bff/open-stream.js';
import type { Progress } from '../../output/progress.js';
import type { ExportTally } from './export-tally.js';
import type { ExportTarget } from './export-target.js';

/** How a transfer ended: whole, given up by its reader, or broken. */
export type TransferEnd = 'whole' | 'unwanted' | BffFailure;

/**
 * Moves an export from the BFF to its target, one piece at a time: no faster than the target takes it, in memory that
 * does not grow with it.
 * @throws CommandFailure when the target fails
 */
export async function transferExport(
  stream: BffStream,
  target: ExportTarget,
  tally: ExportTally,
  progress: Progress,
): Promise<TransferEnd> {
  try {
    for (;;) {
      const read = await stream.next();
      if (!read.ok) return read.failure;
      if (read.value === undefined) break;
      if (!(await target.write(read.value))) return 'unwanted';
      tally.add(read.value);
      progress.show(tally);
    }
  } finally {
    progress.end();
    await stream.cancel();
  }
  const shortage = tally.findShortage();
  return shortage === undefined ? 'whole' : { kind: 'lost', reason: shortage };
}
