import type { StorageUnavailable } from './storage-unavailable.js';

/** What an engine's errors mean. */
export interface FailureReading {
  /** @returns true when a batch of writes may succeed without the one that caused this error */
  liesInOneWrite(error: unknown): boolean;

  /**
   * @param what the half of the message that says what was attempted
   * @returns the error for callers and logs, free of values of rows
   */
  toStorageUnavailable(what: string, error: unknown): StorageUnavailable;
}
