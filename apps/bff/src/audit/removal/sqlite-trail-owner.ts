import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/database.js';
import type { Schema } from '../../database/schema.js';
import type { TrailOwner } from './trail-owner.js';

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/** @param database belongs to this process alone, as every embedded database does to who has opened it */
export function sqliteTrailOwner(database: Database): TrailOwner {
  return {
    engine: 'sqlite',
    kysely: () => database.kysely(),
    async transaction(work) {
      const kysely = await database.kysely();
      return kysely.transaction().execute(async (transaction) => {
        const lifted = await liftTriggers(transaction);
        const result = await work(transaction);
        for (const trigger of lifted) await sql.raw(trigger.sql).execute(transaction);
        return result;
      });
    },
    async compact() {
      const kysely = await database.kysely();
      // Pages that were split or freed hold old rows until the file is written anew, and the log until it is emptied.
      await sql`vacuum`.execute(kysely);
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(kysely);
      if (rows[0]?.busy !== 0)
        throw new Error('another process reads the database: its log cannot be emptied');
    },
  };
}

/** Drops what aborts deletions. SQLite takes that back like everything else when the transaction does not commit. */
async function liftTriggers(transaction: Kysely<Schema>): Promise<readonly Trigger[]> {
  const { rows } = await sql<Trigger>`
    select name, sql from sqlite_schema where type = 'trigger'
      and name in ('audit_event_no_delete', 'audit_seal_no_delete', 'audit_personal_no_delete')
  `.execute(transaction);
  for (const { name } of rows) await sql`drop trigger ${sql.id(name)}`.execute(transaction);
  return rows;
}
