import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import Libsql from 'libsql';
import type { Database } from '../database.js';
import { isUpToDate, listAppliedMigrations } from '../migrations/applied-migrations.js';
import type { Schema } from '../schema.js';
import type { StorageLimits } from '../storage-limits.js';
import { cannotUse, takeDataDirectory } from './data-directory.js';
import type { DataDirectory } from './data-directory.js';
import { isBusy, sqliteFailures } from './sqlite-failures.js';

/** Embedded SQLite; its calls are synchronous. */
export interface SqliteDatabase extends Database {
  /** Prepares a statement once; may only be called after `migrate`. */
  prepare(text: string): Libsql.Statement;

  /**
   * Runs `work` in one transaction that is durable when this resolves. `work` must be short: nothing else
   * happens in this process meanwhile.
   * @returns what `work` returns
   * @throws whatever `work` or SQLite throws; nothing is stored then
   */
  write<Result>(work: () => Result): Promise<Result>;
}

/** How soon to ask again when another process holds the write lock. */
const busyPauseMs = 5;

/**
 * Opens the embedded database, which this process alone may do.
 * @throws Error naming the folder when another process has it or it cannot be used
 */
export function openSqlite(directory: string, limits: StorageLimits): SqliteDatabase {
  const folder = takeDataDirectory(directory);
  const { connection, queries } = connectTwice(folder, directory);
  let kysely: Promise<Kysely<Schema>> | undefined;
  const openKysely = () =>
    (kysely ??= import('./create-kysely.js').then(({ createKysely }) => createKysely(queries)));

  return {
    failures: sqliteFailures,
    prepare: (text) => connection.prepare(text),
    async write(work) {
      const deadline = performance.now() + limits.deadlineMs;
      for (;;) {
        try {
          return commit(connection, work);
        } catch (error) {
          if (!isBusy(error) || performance.now() > deadline) throw error;
        }
        await sleep(busyPauseMs);
      }
    },
    kysely: openKysely,
    async migrate() {
      try {
        if (isUpToDate(listApplied(connection))) return;
        const { migrate } = await import('../migrations/migrate.js');
        await migrate(await openKysely(), 'sqlite');
      } catch (error) {
        throw sqliteFailures.toStorageUnavailable('The database could not be prepared', error);
      }
    },
    check() {
      try {
        connection.prepare('select 1').all();
        return Promise.resolve();
      } catch (error) {
        return Promise.reject(sqliteFailures.toStorageUnavailable('SQLite does not answer', error));
      }
    },
    close() {
      queries.close();
      connection.close();
      folder.release();
      return Promise.resolve();
    },
  };
}

/** Queries get a connection of their own, so that none comes into the middle of a write's transaction. */
function connectTwice(
  folder: DataDirectory,
  directory: string,
): { connection: Libsql.Database; queries: Libsql.Database } {
  try {
    return { connection: connect(folder.databaseFile), queries: connect(folder.databaseFile) };
  } catch (error) {
    folder.release();
    throw cannotUse(directory, error);
  }
}

function connect(file: string): Libsql.Database {
  const connection = new Libsql(file);
  connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  return connection;
}

function commit<Result>(connection: Libsql.Database, work: () => Result): Result {
  connection.exec('begin immediate');
  try {
    const result = work();
    connection.exec('commit');
    return result;
  } catch (error) {
    // Some failures, a full disk among them, have ended the transaction already.
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
}

function listApplied(connection: Libsql.Database): { name: string }[] {
  const exists = connection.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").all();
  return exists.length === 0 ? [] : (connection.prepare(listAppliedMigrations).all() as { name: string }[]);
}
