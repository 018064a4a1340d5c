/**
 * Turns the first Ctrl-C into a signal, so that a command under way can say what it leaves behind; a second one ends
 * the process at once.
 * @returns fires on SIGINT
 */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (!controller.signal.aborted) {
      controller.abort();
      return;
    }
    // Unlike an orderly exit this does not wait for what the system has not finished, such as opening a named pipe.
    process.off('SIGINT', interrupt);
    process.kill(process.pid, 'SIGINT');
  };
  process.on('SIGINT', interrupt);
  return controller.signal;
}
