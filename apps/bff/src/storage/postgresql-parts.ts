import { postgresqlAuditWriter } from '../audit/postgresql-audit-writer.js';
import { postgresqlBatchSealer } from '../audit/sealing/postgresql-batch-sealer.js';
import { openPostgresql } from '../database/postgresql/open-postgresql.js';
import type { PostgresqlAddress } from '../database/postgresql/open-postgresql.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import { postgresqlOperationWriter } from '../operations/postgresql-operation-writer.js';
import { postgresqlQuotaStore } from '../quota/postgresql-quota-store.js';
import type { StorageParts } from './storage-parts.js';

/** Opens PostgreSQL with everything that is particular to it. */
export function openPostgresqlParts(
  address: PostgresqlAddress,
  limits: StorageLimits,
  observer: StorageObserver,
): StorageParts {
  const database = openPostgresql(address, limits, observer);
  return {
    database,
    operationWriter: postgresqlOperationWriter(database),
    auditWriter: postgresqlAuditWriter(database),
    batchSealer: postgresqlBatchSealer(database),
    quota: postgresqlQuotaStore(database, observer),
  };
}
