import { exitCodes } from '../exit-codes.js';

/**
 * Lets a reader such as `head` close our output early without a word; the command ends with the exit code that it
 * has earned. Any other write error (a full disk, say) ends the process with exit code 1, so that cut-off output is
 * never taken for whole.
 * @returns fires when the reader of stdout turns out to be gone, which only a write shows
 */
export function tolerateClosedPipes(): AbortSignal {
  const readerGone = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    endUnlessClosed(error);
    readerGone.abort();
  });
  // Nobody is left to tell when stderr itself cannot be written.
  process.stderr.on('error', () => undefined);
  return readerGone.signal;
}

/** Ends the process on a failed write to stdout, unless it failed because its reader has gone. */
export function endUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`contacts: the output could not be written (${error.code ?? error.name}).\n`);
  process.exit(exitCodes.unexpected);
}
