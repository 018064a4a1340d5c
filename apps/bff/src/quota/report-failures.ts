import type { FailureReading } from '../database/failure-reading.js';
import type { StorageObserver } from '../database/storage-observer.js';

/**
 * Has a failure of storage counted and logged.
 * @throws StorageUnavailable for whatever the work throws
 */
export async function reportFailures<T>(
  what: string,
  failures: FailureReading,
  observer: StorageObserver,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = failures.toStorageUnavailable(what, error);
    observer.failed(failure);
    throw failure;
  }
}
