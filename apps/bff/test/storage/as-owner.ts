import { openOwnerStorage, type OwnerStorage } from '../../src/storage/open-owner-storage.js';
import type { Storage } from '../../src/storage/open-storage.js';
import type { StorageUnderTest } from './engines.js';

/** A storage on a database, and what its owner does there. An embedded database has one user at a time. */
export class OwnedStorage {
  #storage: Storage | undefined;

  constructor(readonly database: StorageUnderTest) {}

  /** The service's storage, open. */
  async service(): Promise<Storage> {
    return (this.#storage ??= await this.database.open());
  }

  /** Lets the owner work, while the service runs if the engine lets it. */
  async asOwner<Result>(work: (storage: OwnerStorage) => Promise<Result>): Promise<Result> {
    if (this.database.configuration.engine === 'sqlite') {
      await this.#storage?.close();
      this.#storage = undefined;
    }
    const opened = await openOwnerStorage(this.database.configuration);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  }
}
