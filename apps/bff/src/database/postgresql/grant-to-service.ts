import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { sealingFunction } from '../migrations/create-sealing-function.js';
import type { Schema } from '../schema.js';

/** What the service's own role may do, table by table: the trail can be added to and read, never changed. */
const privileges = [
  ['audit_event', 'select, insert'],
  ['audit_personal', 'select, insert'],
  // Seals are made by the owner's function, which the service may only call.
  ['audit_seal', 'select'],
  ['audit_checkpoint', 'select, insert'],
  // Left by the owner's retention command.
  ['audit_tombstone', 'select'],
  ['operation', 'select, insert, update'],
  ['contact_reading', 'select, insert'],
  ['known_contact', 'select, insert'],
  ['settlement_lease', 'select, insert, update, delete'],
  ['upstream_quota', 'select, update'],
  ['session', 'select, insert, update, delete'],
  // Lets the service see that it has nothing to migrate.
  ['kysely_migration', 'select'],
] as const;

/** Any constant of our own: replicas that grant the same at once would fail. */
const grantLock = 4_206_700_001;

/**
 * Gives the service's role what it needs on the tables that the owner's role has made; changes nothing
 * when they are one role.
 * @param owner a database opened as the tables' owner
 * @throws Error of `pg` when the role does not exist
 */
export async function grantToService(owner: Kysely<Schema>, role: string): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(grantLock)})`.execute(transaction);
    for (const [table, actions] of privileges) {
      await sql`grant ${sql.raw(actions)} on ${sql.table(table)} to ${sql.ref(role)}`.execute(transaction);
    }
    await sql`grant usage on sequence contact_reading_reading_seq to ${sql.ref(role)}`.execute(transaction);
    await sql`grant execute on function ${sql.raw(sealingFunction)} to ${sql.ref(role)}`.execute(transaction);
  });
}
