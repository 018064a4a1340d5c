import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

const columnTypes = {
  postgresql: { number: 'bigint', time: 'timestamptz' },
  sqlite: { number: 'integer', time: 'text' },
} as const;

/** Creates what retention leaves behind, and guards the erasable table in SQLite like all others of the trail. */
export function createTombstones(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const types = columnTypes[engine];
      await db.schema
        .createTable('audit_tombstone')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('size', types.number, (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('created_at', types.time, (column) => column.notNull())
        .addPrimaryKeyConstraint('audit_tombstone_pkey', ['chain', 'size'])
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      if (engine === 'sqlite') {
        await forbidChanges(db, 'audit_tombstone', 'is insert-only');
        await forbidChanges(db, 'audit_personal', 'is insert-only but for erasure');
      }
    },
  };
}

/** PostgreSQL has roles for this: the service's own role may only read tombstones. */
async function forbidChanges(db: Kysely<unknown>, table: string, why: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`
      create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} ${why}`)}); end
    `.execute(db);
  }
}
