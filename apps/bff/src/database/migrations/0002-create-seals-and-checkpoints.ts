import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';
import { createSealingFunction } from './create-sealing-function.js';

const columnTypes = {
  postgresql: { uuid: 'uuid', number: 'bigint', time: 'timestamptz' },
  sqlite: { uuid: 'text', number: 'integer', time: 'text' },
} as const;

/** Creates what chains the trail: seals, checkpoints, salts and the watermark up to which events are sealed. */
export function createSealsAndCheckpoints(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createAuditSeal(db, engine);
      await createAuditCheckpoint(db, engine);
      if (engine === 'postgresql') {
        await saltInPostgresql(db);
        await orderByCommitInPostgresql(db);
        await createSealingFunction(db);
      } else {
        await saltInSqlite(db);
        await startAtTheBeginningInSqlite(db);
        for (const table of ['audit_seal', 'audit_checkpoint']) await forbidChanges(db, table);
      }
    },
  };
}

const tableSuffix = (engine: Engine) => (engine === 'sqlite' ? sql`strict` : sql``);

/**
 * The key and the unique position guarantee one seal for each event; more constraints would only cost. No foreign key to
 * the event: retention removes events, and the chain that is left must stay as it is.
 */
async function createAuditSeal(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes[engine];
  await db.schema
    .createTable('audit_seal')
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('seq', types.number, (column) => column.notNull())
    .addColumn('position', types.number, (column) => column.notNull().unique())
    .addColumn('event_id', types.uuid, (column) => column.notNull())
    .addColumn('personal_commitment', 'text')
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_seal_pkey', ['chain', 'seq'])
    .addCheckConstraint('audit_seal_seq_positive', sql`seq >= 1`)
    .modifyEnd(tableSuffix(engine))
    .execute();
}

async function createAuditCheckpoint(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes[engine];
  await db.schema
    .createTable('audit_checkpoint')
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('size', types.number, (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_checkpoint_pkey', ['chain', 'size'])
    .modifyEnd(tableSuffix(engine))
    .execute();
}

/**
 * The service draws salts itself; the default, which is evaluated row by row, serves rows from before and those
 * of an older version during a rolling deploy. Two random UUIDs hold 244 random bits.
 */
async function saltInPostgresql(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_personal add column salt text not null default translate(
      encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '+/=', '-_')
  `.execute(db);
}

/** Rows from before get the transaction of this migration: it commits after all of theirs. */
async function orderByCommitInPostgresql(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_event add column transaction_id xid8 not null default pg_current_xact_id()`.execute(
    db,
  );
  await db.schema
    .createIndex('audit_event_transaction_position')
    .on('audit_event')
    .columns(['transaction_id', 'position'])
    .execute();
  await sql`
    create table audit_progress (
      id integer primary key check (id = 1), transaction_id xid8 not null, position bigint not null)
  `.execute(db);
  await sql`insert into audit_progress (id, transaction_id, position) values (1, '0', 0)`.execute(db);
}

/** SQLite adds no column with a random default, so existing rows are updated; hex digits are base64url too. */
async function saltInSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_personal add column salt text not null default ''`.execute(db);
  await sql`update audit_personal set salt = substr(hex(randomblob(32)), 1, 42) || 'A'`.execute(db);
}

async function startAtTheBeginningInSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_progress (id integer primary key check (id = 1), position integer not null) strict
  `.execute(db);
  await sql`insert into audit_progress (id, position) values (1, 0)`.execute(db);
}

/** PostgreSQL has roles for this: the service's own role is granted no more than INSERT and SELECT. */
async function forbidChanges(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`
      create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} is insert-only`)}); end
    `.execute(db);
  }
}
