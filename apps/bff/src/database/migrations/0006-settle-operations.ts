import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

/**
 * Lets an operation hold what settles it: what its contact is compared by, the list that was known before it was sent,
 * and how far settlement has come. Columns may stay empty: an older version that runs beside this one knows none of them.
 */
export function settleOperations(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await addColumns(db, engine);
      await createKnownContacts(db, engine);
      await db.schema
        .createTable('settlement_lease')
        .addColumn('organisation_id', integerType(engine), (column) => column.primaryKey())
        .addColumn('lease_until', timeType(engine), (column) => column.notNull())
        .modifyEnd(tableSuffix(engine))
        .execute();
    },
  };
}

const integerType = (engine: Engine) => (engine === 'postgresql' ? 'bigint' : 'integer');
const timeType = (engine: Engine) => (engine === 'postgresql' ? 'timestamptz' : 'text');
const tableSuffix = (engine: Engine) => (engine === 'sqlite' ? sql`strict` : sql``);

/** One by one: SQLite adds a single column at a time. */
async function addColumns(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const columns = [
    ['contact_fingerprint', 'text'],
    ['type_id', integerType(engine)],
    ['baseline', integerType(engine)],
    ['sealed_token', 'text'],
    ['acknowledged', 'integer'],
    ['doubted_at', timeType(engine)],
    ['look_at', timeType(engine)],
    ['absent_at', timeType(engine)],
    ['waiting_for', 'text'],
  ] as const;
  for (const [name, type] of columns) await db.schema.alterTable('operation').addColumn(name, type).execute();
}

async function createKnownContacts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('contact_reading')
    .addColumn('reading', engine === 'postgresql' ? 'bigserial' : 'integer', (column) => column.primaryKey())
    .addColumn('organisation_id', integerType(engine), (column) => column.notNull())
    .modifyEnd(tableSuffix(engine))
    .execute();
  await db.schema
    .createIndex('contact_reading_organisation')
    .on('contact_reading')
    .columns(['organisation_id', 'reading'])
    .execute();
  await db.schema
    .createTable('known_contact')
    .addColumn('organisation_id', integerType(engine), (column) => column.notNull())
    .addColumn('contact_id', 'text', (column) => column.notNull())
    .addColumn('reading', integerType(engine), (column) => column.notNull())
    .addPrimaryKeyConstraint('known_contact_key', ['organisation_id', 'contact_id'])
    .modifyEnd(tableSuffix(engine))
    .execute();
}
