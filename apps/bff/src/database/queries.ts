import type { Kysely } from 'kysely';
import type { Database } from './database.js';
import type { Schema } from './schema.js';
import type { StorageLimits } from './storage-limits.js';
import type { StorageObserver } from './storage-observer.js';
import { withinDeadline } from './within-deadline.js';

/** Reads from the database within the storage deadline. */
export class Queries {
  constructor(
    private readonly database: Database,
    private readonly limits: StorageLimits,
    private readonly observer: StorageObserver,
  ) {}

  /**
   * @param what the half of an error message that says what was attempted
   * @throws StorageUnavailable when the answer does not come in time
   */
  async run<T>(what: string, query: (kysely: Kysely<Schema>) => Promise<T>): Promise<T> {
    try {
      return await withinDeadline(what, this.limits.deadlineMs, this.database.kysely().then(query));
    } catch (error) {
      const failure = this.database.failures.toStorageUnavailable(what, error);
      this.observer.failed(failure);
      throw failure;
    }
  }
}
