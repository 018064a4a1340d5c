import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { DialectAdapter, SqliteDatabase } from 'kysely';
import type { Schema } from '../schema.js';

/** Builds queries for a connection; a module of its own, so that it can be loaded late. */
export function createKysely(connection: SqliteDatabase): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new TransactionalSqliteDialect({ database: connection }) });
}

/**
 * SQLite rolls schema changes back like any other; Kysely's adapter says otherwise. With this one a migration
 * and the note that it was applied are one transaction, which a crash cannot split.
 */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
