import { StorageUnavailable } from './storage-unavailable.js';

/**
 * Waits for work on the database, but not for ever; work that is late goes on unheard.
 * @param what the half of the message that says what was attempted
 * @throws StorageUnavailable after `milliseconds`; before that, whatever the work throws
 */
export async function withinDeadline<T>(what: string, milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(new StorageUnavailable(`${what} within ${String(Math.ceil(milliseconds))} ms`));
    timer = setTimeout(fail, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
