import { sqliteAuditWriter } from '../audit/sqlite-audit-writer.js';
import { sqliteBatchSealer } from '../audit/sealing/sqlite-batch-sealer.js';
import { openSqlite } from '../database/sqlite/open-sqlite.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import { sqliteOperationWriter } from '../operations/sqlite-operation-writer.js';
import { sqliteQuotaStore } from '../quota/sqlite-quota-store.js';
import type { StorageParts } from './storage-parts.js';

/**
 * Opens embedded SQLite with everything that is particular to it.
 * @throws Error naming the folder when another process uses it or it cannot be used
 */
export function openSqliteParts(
  directory: string,
  limits: StorageLimits,
  observer: StorageObserver,
): StorageParts {
  const database = openSqlite(directory, limits);
  return {
    database,
    operationWriter: sqliteOperationWriter(database),
    auditWriter: sqliteAuditWriter(database),
    batchSealer: sqliteBatchSealer(database),
    quota: sqliteQuotaStore(database, observer),
  };
}
