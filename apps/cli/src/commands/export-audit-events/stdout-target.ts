import type { Writable } from 'node:stream';
import { usageFailure } from '../../command-failure.js';
import type { ExportTarget } from './export-target.js';

/**
 * Lets an export go to stdout.
 * @throws CommandFailure (usage) when that is a terminal: an export is byte for byte what was sealed, and what acts on a
 *   terminal is not taken out of it
 */
export function stdoutTarget(stdout: Writable & { readonly isTTY?: boolean }): ExportTarget {
  if (stdout.isTTY === true) {
    throw usageFailure(
      'The export would go to the terminal.',
      'Name a file with `--output`, or read the events with `contacts audit list`.',
    );
  }
  return {
    name: 'stdout',
    canDiscard: false,
    // Any failure but a reader that has gone ends the process.
    write: (chunk) =>
      new Promise((resolve) =>
        stdout.write(chunk, (error) => resolve(error === null || error === undefined)),
      ),
    complete: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}
