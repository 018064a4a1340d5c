import { exitCodes } from '../exit-codes.js';

/**
 * Lets a reader such as `head` close our output early without a word; the command ends with the exit code that it
 * has earned. Any other write error (a full disk, say) ends the process with exit code 1, so that cut-off output is
 * never taken for whole.
 * @param error of a write to stdout
 */
export function endUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`contacts: the output could not be written (${error.code ?? error.name}).\n`);
  process.exit(exitCodes.unexpected);
}
