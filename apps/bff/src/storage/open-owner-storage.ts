import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TrailOwner } from '../audit/removal/trail-owner.js';
import type { BatchSealer } from '../audit/sealing/batch-sealer.js';
import type { StorageConfiguration } from '../config/configuration.js';
import type { Database } from '../database/database.js';
import { silentObserver } from '../database/storage-observer.js';
import { defaultLimits } from '../database/storage-limits.js';

/** What an operator's command works on, under the role that owns the trail. */
export interface OwnerStorage {
  readonly owner: TrailOwner;
  readonly sealing: BatchSealer;
  close(): Promise<void>;
}

/** A removal may take this long where requests may not; in milliseconds. */
const limits = { ...defaultLimits, deadlineMs: 600_000 };

/**
 * Opens the configured database as its owner. It must have been prepared by the service: whoever prepares it also
 * grants the service's role what it needs.
 * @throws Error that says what to do, also when another process uses the embedded database
 */
export async function openOwnerStorage(configuration: StorageConfiguration): Promise<OwnerStorage> {
  const { database, owner, sealing } = await openParts(configuration);
  try {
    const tables = await (await database.kysely()).introspection.getTables();
    if (!tables.some(({ name }) => name === 'audit_tombstone')) throw notPrepared();
  } catch (error) {
    await database.close();
    throw error;
  }
  return { owner, sealing, close: () => database.close() };
}

async function openParts(
  configuration: StorageConfiguration,
): Promise<{ database: Database; owner: TrailOwner; sealing: BatchSealer }> {
  if (configuration.engine === 'postgresql') {
    const { migrationUrl } = configuration;
    const { openPostgresqlParts } = await import('./postgresql-parts.js');
    const { postgresqlTrailOwner } = await import('../audit/removal/postgresql-trail-owner.js');
    const parts = openPostgresqlParts({ url: migrationUrl, migrationUrl }, limits, silentObserver);
    const { database, batchSealer: sealing } = parts;
    return { database, owner: postgresqlTrailOwner(database), sealing };
  }
  if (!existsSync(join(configuration.directory, 'contacts.db'))) {
    throw new Error(`There is no database in ${configuration.directory}; set BFF_DATA_DIR to the service's`);
  }
  const { openSqliteParts } = await import('./sqlite-parts.js');
  const { sqliteTrailOwner } = await import('../audit/removal/sqlite-trail-owner.js');
  const { database, batchSealer: sealing } = openSqliteParts(configuration.directory, limits, silentObserver);
  return { database, owner: sqliteTrailOwner(database), sealing };
}

function notPrepared(): Error {
  return new Error(
    'The database has not been prepared by this version of the service; start the service once, then run this again',
  );
}
