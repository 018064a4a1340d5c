import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** What requests write to, in the order in which a creation locks it. */
const writtenTables = ['operation', 'audit_personal', 'audit_event'] as const;

/** Below PostgreSQL's `deadlock_timeout`, a second: should both wait for each other, the migration gives way. */
const patienceMs = 500;

/**
 * Has a migration of PostgreSQL take every table that an older version writes to before it changes the first: one that
 * took them one by one would make writes fail that hold some and wait for others. See docs/adr/0015-rolling-deploys.md.
 * @returns a migration that fails, with everything of its transaction, when it must wait for longer than half a second;
 *   to be tried again, as writes queue behind it
 */
export function lockingFirst(migration: Migration): Migration {
  return {
    async up(db) {
      await lockWrittenTables(db as Kysely<unknown>);
      await migration.up(db);
    },
  };
}

async function lockWrittenTables(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(writtenTables.map((name) => sql`to_regclass(${sql.lit(name)})::text as ${sql.ref(name)}`))}
  `.execute(db);
  const present = writtenTables.filter((name) => rows[0]?.[name] !== null);
  await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(db);
  if (present.length === 0) return;
  await sql`lock table ${sql.join(present.map((name) => sql.table(name)))} in access exclusive mode`.execute(
    db,
  );
}
