import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.js';
import { isUpToDate, listAppliedMigrations } from '../migrations/applied-migrations.js';
import type { Schema } from '../schema.js';
import type { StorageLimits } from '../storage-limits.js';
import type { StorageObserver } from '../storage-observer.js';
import { withinDeadline } from '../within-deadline.js';
import { createPool } from './connection-pool.js';
import { postgresqlFailures } from './postgresql-failures.js';

/** A statement that every connection prepares once. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/** PostgreSQL with several pools: neither slow reads, sealing nor replicas that wait for each other keep a write from its connection. */
export interface PostgresqlDatabase extends Database {
  /**
   * Runs one prepared statement in its own transaction, without Kysely: this is the path of every write.
   * @returns its rows
   * @throws whatever `pg` throws
   */
  write<Row extends pg.QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]>;

  /** Does the same on the one connection that is kept for what takes longer than a request may wait. */
  writeAtLeisure<Row extends pg.QueryResultRow>(
    statement: PreparedStatement,
    values: unknown[],
  ): Promise<Row[]>;

  /** Does the same on the one connection that is kept for rows over which replicas wait for each other. */
  writeContended<Row extends pg.QueryResultRow>(
    statement: PreparedStatement,
    values: unknown[],
  ): Promise<Row[]>;
}

/** Addresses of one database for its two roles; they may be equal. */
export interface PostgresqlAddress {
  readonly url: string;
  readonly migrationUrl: string;
}

/**
 * Settings of the connections that write. An acknowledged write is on disk, whatever the server's default.
 * The few statements are planned once: by index, also while the tables are still empty and every plan looks
 * equally cheap.
 */
const writeSettings = [
  'synchronous_commit = on',
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
];

/** Opens PostgreSQL; connects on first use, so that it never fails here. */
export function openPostgresql(
  address: PostgresqlAddress,
  limits: StorageLimits,
  observer: StorageObserver,
): PostgresqlDatabase {
  let closing = false;
  const onLost = (error: Error) => {
    if (!closing)
      observer.failed(postgresqlFailures.toStorageUnavailable('An idle connection was lost', error));
  };
  const bounded = { url: address.url, statementMs: Math.round(limits.deadlineMs * 0.9), onLost };
  const writes = createPool({ ...bounded, connections: 2, settings: writeSettings });
  const reads = createPool({ ...bounded, connections: 3, settings: [] });
  const leisurely = createPool({ ...bounded, connections: 1, settings: writeSettings });
  const contended = createPool({ ...bounded, connections: 1, settings: writeSettings });
  let kysely: Promise<Kysely<Schema>> | undefined;

  return {
    failures: postgresqlFailures,
    write: (statement, values) => runPrepared(writes, statement, values),
    writeAtLeisure: (statement, values) => runPrepared(leisurely, statement, values),
    writeContended: (statement, values) => runPrepared(contended, statement, values),
    kysely: () => (kysely ??= import('./create-kysely.js').then(({ createKysely }) => createKysely(reads))),
    migrate: () => migrateUnlessUpToDate(reads, address.migrationUrl, onLost),
    async check() {
      try {
        await withinDeadline('PostgreSQL does not answer', limits.deadlineMs, reads.query('select 1'));
      } catch (error) {
        throw postgresqlFailures.toStorageUnavailable('PostgreSQL does not answer', error);
      }
    },
    async close() {
      closing = true;
      const ended = Promise.all([writes, reads, leisurely, contended].map((pool) => pool.end()));
      await withinDeadline('connections not ended', limits.deadlineMs, ended).catch(() => undefined);
    },
  };
}

async function runPrepared<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ ...statement, values });
  return rows;
}

async function migrateUnlessUpToDate(
  reads: pg.Pool,
  migrationUrl: string,
  onLost: (error: Error) => void,
): Promise<void> {
  try {
    if (isUpToDate(await listApplied(reads))) return;
    const { rows } = await reads.query<{ role: string }>('select current_user as role');
    const { migrateAsOwner } = await import('./migrate-as-owner.js');
    await migrateAsOwner(migrationUrl, rows[0]?.role ?? '', onLost);
  } catch (error) {
    throw postgresqlFailures.toStorageUnavailable('The database could not be prepared', error);
  }
}

async function listApplied(reads: pg.Pool): Promise<{ name: string }[]> {
  try {
    return (await reads.query<{ name: string }>(listAppliedMigrations)).rows;
  } catch (error) {
    // The table is missing, or this role may not read it yet: the owner's role finds out what to do.
    if (error instanceof pg.DatabaseError && ['42P01', '42501'].includes(error.code ?? '')) return [];
    throw error;
  }
}
