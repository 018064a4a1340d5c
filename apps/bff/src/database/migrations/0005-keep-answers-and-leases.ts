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
      await db.schema
        .createIndex('operation_sealed_answer')
        .on('operation')
        .column('attempted_at')
        .where(sql.ref('sealed_answer'), 'is not', null)
        .execute();
      await db.schema
        .createIndex('operation_claimed')
        .on('operation')
        .column('created_at')
        .where(sql.ref('idempotency_claim'), 'is not', null)
        .execute();
    },
  };
}
