import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { Queries } from '../../src/database/queries.js';
import { openSqlite, type SqliteDatabase } from '../../src/database/sqlite/open-sqlite.js';
import { silentObserver } from '../../src/database/storage-observer.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { sqliteOperationWriter } from '../../src/operations/sqlite-operation-writer.js';
import { StoredOperations } from '../../src/operations/stored-operations.js';
import { limitsWithDeadline } from './engines.js';
import { sampleIntent, sampleOutcome } from './samples.js';

describe('the SQLite database, also when it does not work for a while', () => {
  let directory: string;
  let database: SqliteDatabase;
  let operations: StoredOperations;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'contacts-sqlite-'));
    const limits = limitsWithDeadline(3_000);
    database = openSqlite(directory, limits);
    await database.migrate();
    const queries = new Queries(database, limits, silentObserver);
    operations = new StoredOperations(
      'sqlite',
      queries,
      sqliteOperationWriter(database),
      limits,
      silentObserver,
    );
  });
  afterEach(async () => {
    await operations.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('is reported when its disk is full, loses nothing, and is used again when there is room', async () => {
    const stored = sampleIntent();
    await operations.begin(stored);
    // A full disk and a full database are the same to SQLite: SQLITE_FULL.
    database.prepare('pragma max_page_count = 1').all([]);
    const refused = await Promise.allSettled(
      Array.from({ length: 500 }, () => operations.begin(sampleIntent())),
    );
    for (const result of refused) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StorageUnavailable) });
      expect(result).toHaveProperty('reason.message', expect.stringContaining('SQLITE_FULL'));
    }
    expect(await operations.find(stored.operation_id)).toBeDefined();

    database.prepare('pragma max_page_count = 1000000').all([]);
    expect(await operations.begin(sampleIntent())).toEqual({ begun: true });
    expect(await operations.finish(sampleOutcome(stored, 'created'))).toBe(true);
  });

  it('syncs every commit to disk', () => {
    expect(database.prepare('pragma synchronous').all([])).toEqual([{ synchronous: 2 }]);
    expect(database.prepare('pragma journal_mode').all([])).toEqual([{ journal_mode: 'wal' }]);
  });

  it('waits for another process that writes, without blocking this one, up to the deadline', async () => {
    const other = new Libsql(join(directory, 'contacts.db'));
    try {
      other.exec('begin immediate');
      let turns = 0;
      const counting = setInterval(() => turns++, 1);
      await expect(operations.begin(sampleIntent())).rejects.toThrow(StorageUnavailable);
      clearInterval(counting);
      expect(turns).toBeGreaterThan(10);

      const patient = operations.begin(sampleIntent());
      setTimeout(() => other.exec('rollback'), 50);
      expect(await patient).toEqual({ begun: true });
    } finally {
      other.close();
    }
  });
});
