import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.js';
import type { StorageUnderTest } from './engines.js';

/** An empty database and a storage that is open on it. */
export interface OpenedStorage {
  readonly database: StorageUnderTest;
  readonly storage: Storage;
}

type OpenForTests = (
  create: () => Promise<StorageUnderTest>,
  take: (opened: OpenedStorage) => unknown,
) => void;

function openBetween(before: typeof beforeEach, after: typeof afterEach): OpenForTests {
  return (create, take) => {
    let database: StorageUnderTest;
    before(async () => {
      database = await create();
      take({ database, storage: await database.open() });
    });
    after(() => database.dispose());
  };
}

/** Opens a storage of its own for every test of the suite, which takes it, and disposes of it afterwards. */
export const openBeforeEach = openBetween(beforeEach, afterEach);

/** As {@link openBeforeEach}, one storage for all tests of the suite. */
export const openBeforeAll = openBetween(beforeAll, afterAll);
