import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

const columnTypes = {
  postgresql: { integer: 'bigint', time: 'timestamptz' },
  sqlite: { integer: 'integer', time: 'text' },
} as const;

/** Creates the sessions of browsers: no id and no token of theirs lies there in plain text. */
export function createSessions(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const types = columnTypes[engine];
      await db.schema
        .createTable('session')
        .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('caller_key', 'text')
        .addColumn('organisation_id', types.integer)
        .addColumn('sealed_token', 'text', (column) => column.notNull())
        .addColumn('sealed_renewal', 'text')
        .addColumn('token_expires_at', types.time)
        .addColumn('renew_at', types.time)
        .addColumn('generation', 'integer', (column) => column.notNull())
        .addColumn('lease_until', types.time)
        .addColumn('created_at', types.time, (column) => column.notNull())
        .addColumn('last_seen_at', types.time, (column) => column.notNull())
        .addColumn('expires_at', types.time, (column) => column.notNull())
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      await db.schema.createIndex('session_caller').on('session').column('caller_key').execute();
      await db.schema.createIndex('session_expiry').on('session').column('expires_at').execute();
    },
  };
}
