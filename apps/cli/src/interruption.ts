import { exitCodes } from './exit-codes.js';

/**
 * Turns the first Ctrl-C into a signal, so that a command under way can say what it leaves behind; a second one ends
 * the process at once.
 * @returns fires on SIGINT
 */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  });
  return controller.signal;
}
