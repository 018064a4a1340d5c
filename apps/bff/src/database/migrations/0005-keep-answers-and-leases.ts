import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

/**
 * Lets an operation hold what its Idempotency-Key stands for, its answer, and the lease of the process that works on it.
 * Every column may stay empty: an older version that runs beside this one knows none of them.
 */
export function keepAnswersAndLeases(engine: Engine): Migration {
  const time = engine === 'postgresql' ? 'timestamptz' : 'text';
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      // One by one: SQLite adds a single column at a time.
      const add = (name: string, type: 'text' | 'timestamptz') =>
        db.schema.alterTable('operation').addColumn(name, type).execute();
      await add('fingerprint', 'text');
      await add('fingerprint_key', 'text');
      await add('sealed_answer', 'text');
      await add('attempted_at', time);
      await add('lease_until', time);
      await db.schema
        .alterTable('operation')
        .addColumn('attempt', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      for (const column of ['sealed_answer', 'idempotency_claim']) {
        await sql`
          create index ${sql.ref(`operation_kept_${column}`)} on operation (coalesce(attempted_at, created_at))
          where ${sql.ref(column)} is not null
        `.execute(db);
      }
    },
  };
}
