import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from '../../database/database.js';
import type { Schema } from '../../database/schema.js';
import type { TrailOwner } from './trail-owner.js';

/** Any constant of our own: two removals at once would remove the same rows. */
const removalLock = 4_206_700_003;

const insufficientPrivilege = '42501';

/** @param database opened with the role that owns the tables */
export function postgresqlTrailOwner(database: Database): TrailOwner {
  return {
    engine: 'postgresql',
    kysely: () => database.kysely(),
    async transaction(work) {
      const kysely = await database.kysely();
      try {
        return await kysely
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (transaction) => {
            await lock(transaction);
            return work(transaction);
          });
      } catch (error) {
        throw isForbidden(error) ? notTheOwner(error) : error;
      }
    },
    async compact() {
      await sql`vacuum audit_personal`.execute(await database.kysely());
    },
  };
}

async function lock(transaction: Kysely<Schema>): Promise<void> {
  await sql`set local synchronous_commit = on`.execute(transaction);
  const { rows } = await sql<{ is_locked: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(removalLock)}) as is_locked`.execute(transaction);
  if (rows[0]?.is_locked !== true)
    throw new Error('Another process is removing from this trail; run this again when it has ended');
}

const isForbidden = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === insufficientPrivilege;

function notTheOwner(cause: unknown): Error {
  return new Error(
    "This role may not remove from the trail; set DATABASE_MIGRATION_URL to the address with the tables' owner",
    { cause },
  );
}
