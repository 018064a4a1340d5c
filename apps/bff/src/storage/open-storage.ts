import type { AuditTrail } from '../audit/audit-trail.js';
import type { BatchSealer } from '../audit/sealing/batch-sealer.js';
import { CheckpointStore } from '../audit/sealing/checkpoint-store.js';
import { StoredAuditTrail } from '../audit/stored-audit-trail.js';
import type { StorageConfiguration } from '../config/configuration.js';
import { Queries } from '../database/queries.js';
import type { Engine } from '../database/schema.js';
import { defaultLimits } from '../database/storage-limits.js';
import type { StorageLimits } from '../database/storage-limits.js';
import { silentObserver } from '../database/storage-observer.js';
import type { StorageObserver } from '../database/storage-observer.js';
import type { OperationStore } from '../operations/operation-store.js';
import { StoredOperations } from '../operations/stored-operations.js';
import type { ContactRegister } from '../settlement/contact-register.js';
import type { SettlementStore } from '../settlement/settlement-store.js';
import { StoredContactRegister } from '../settlement/stored-contact-register.js';
import { StoredSettlements } from '../settlement/stored-settlements.js';
import type { QuotaStore } from '../quota/quota-store.js';
import type { SessionStore } from '../sessions/session-store.js';
import { StoredSessions } from '../sessions/stored-sessions.js';
import type { StorageParts } from './storage-parts.js';

/** Everything that the service keeps. */
export interface Storage {
  readonly operations: OperationStore;
  readonly audit: AuditTrail;
  readonly contacts: ContactRegister;
  readonly settlements: SettlementStore;
  readonly sealing: BatchSealer;
  readonly checkpoints: CheckpointStore;
  readonly quota: QuotaStore;
  readonly sessions: SessionStore;

  /**
   * Brings the schema up to date; must succeed once before anything is stored, and may be called again.
   * @throws StorageUnavailable when the database cannot be reached or refuses
   */
  prepare(): Promise<void>;

  /**
   * Asks the database for one constant, for readiness.
   * @throws StorageUnavailable when the answer does not come in time
   */
  check(): Promise<void>;

  /** Stores what is queued, refuses everything after it and ends all connections; each within the deadline. */
  close(): Promise<void>;
}

/**
 * Opens the configured engine and loads only its driver.
 * @param limits deadline and queue sizes; the defaults suit the service
 * @throws Error naming the folder when another process uses the embedded database or it cannot be used;
 *   an unreachable PostgreSQL is reported by `prepare`
 */
export async function openStorage(
  configuration: StorageConfiguration,
  observer: StorageObserver = silentObserver,
  limits: StorageLimits = defaultLimits,
): Promise<Storage> {
  return joinStores(configuration.engine, await openParts(configuration, observer, limits), observer, limits);
}

/** Joins the stores over what is particular to one engine. */
export function joinStores(
  engine: Engine,
  { database, operationWriter, auditWriter, batchSealer, quota }: StorageParts,
  observer: StorageObserver,
  limits: StorageLimits,
): Storage {
  const queries = new Queries(database, limits, observer);
  const operations = new StoredOperations(engine, queries, operationWriter, limits, observer);
  const audit = new StoredAuditTrail(engine, queries, auditWriter, limits, observer);
  let closed: Promise<void> | undefined;
  const close = async () => {
    await Promise.all([operations.close(), audit.close()]);
    await database.close();
  };
  return {
    operations,
    audit,
    contacts: new StoredContactRegister(engine, queries),
    settlements: new StoredSettlements(engine, queries),
    sealing: batchSealer,
    quota,
    sessions: new StoredSessions(engine, queries),
    checkpoints: new CheckpointStore(queries),
    prepare: () => database.migrate(),
    check: () => database.check(),
    close: () => (closed ??= close()),
  };
}

async function openParts(
  configuration: StorageConfiguration,
  observer: StorageObserver,
  limits: StorageLimits,
): Promise<StorageParts> {
  if (configuration.engine === 'postgresql') {
    const { openPostgresqlParts } = await import('./postgresql-parts.js');
    return openPostgresqlParts(configuration, limits, observer);
  }
  const { openSqliteParts } = await import('./sqlite-parts.js');
  return openSqliteParts(configuration.directory, limits, observer);
}
