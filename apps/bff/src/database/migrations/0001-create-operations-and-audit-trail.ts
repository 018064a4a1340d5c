import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

const columnTypes = {
  postgresql: { uuid: 'uuid', number: 'bigint', time: 'timestamptz', boolean: 'boolean' },
  sqlite: { uuid: 'text', number: 'integer', time: 'text', boolean: 'integer' },
} as const;

/** Creates the tables of creations, of the insert-only trail and of its erasable personal members. */
export function createOperationsAndAuditTrail(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createOperation(db, engine);
      await createAuditPersonal(db, engine);
      await createAuditEvent(db, engine);
      if (engine === 'sqlite') await forbidChangesOfEvents(db);
    },
  };
}

const tableSuffix = (engine: Engine) => (engine === 'sqlite' ? sql`strict` : sql``);

async function createOperation(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes[engine];
  await db.schema
    .createTable('operation')
    .addColumn('operation_id', types.uuid, (column) => column.primaryKey())
    .addColumn('organisation_id', types.number, (column) => column.notNull())
    .addColumn('caller_key', 'text', (column) => column.notNull())
    .addColumn('idempotency_claim', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('settled_by', 'text')
    .addCheckConstraint(
      'operation_state_known',
      sql`state in ('attempted', 'created', 'rejected', 'not_sent', 'in_doubt', 'ambiguous')`,
    )
    .modifyEnd(tableSuffix(engine))
    .execute();
  await db.schema
    .createIndex('operation_idempotency_claim')
    .unique()
    .on('operation')
    .column('idempotency_claim')
    .where(sql.ref('idempotency_claim'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('operation_open')
    .on('operation')
    .columns(['organisation_id', 'created_at'])
    .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
    .execute();
}

async function createAuditPersonal(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('audit_personal')
    .addColumn('personal_id', columnTypes[engine].uuid, (column) => column.primaryKey())
    .addColumn('source_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('origin', 'text')
    .addColumn('user_name', 'text')
    .modifyEnd(tableSuffix(engine))
    .execute();
}

async function createAuditEvent(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes[engine];
  await db.schema
    .createTable('audit_event')
    .addColumn('position', types.number, (column) =>
      engine === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('event_id', types.uuid, (column) => column.notNull().unique())
    .addColumn('time', types.time, (column) => column.notNull())
    .addColumn('chain', types.number)
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('caller_kind', 'text', (column) => column.notNull())
    .addColumn('caller_id', 'text')
    .addColumn('caller_accepted', types.boolean, (column) => column.notNull())
    .addColumn('organisation_id', types.number)
    .addColumn('contact_id', 'text')
    .addColumn('operation_id', types.uuid)
    .addColumn('request_id', 'text')
    .addColumn('trace_id', 'text')
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('type_id', types.number)
    .addColumn('upstream_status', 'integer')
    .addColumn('upstream_error_token', 'text')
    .addColumn('duration_ms', types.number)
    .addColumn('problem_slug', 'text')
    .addColumn('problem_status', 'integer')
    .addColumn('count', types.number, (column) => column.notNull())
    // No foreign key: erasure removes the personal row and leaves the event as it is.
    .addColumn('personal_id', types.uuid)
    .addCheckConstraint(
      'audit_event_outcome_known',
      sql`outcome in ('attempted', 'created', 'rejected', 'not_sent', 'in_doubt', 'ambiguous', 'succeeded', 'refused', 'failed')`,
    )
    .addCheckConstraint(
      'audit_event_caller_kind_known',
      sql`caller_kind in ('application', 'user', 'subject', 'token', 'anonymous', 'service')`,
    )
    .addCheckConstraint('audit_event_count_positive', sql`count >= 1`)
    .modifyEnd(tableSuffix(engine))
    .execute();
  await db.schema
    .createIndex('audit_event_chain_position')
    .on('audit_event')
    .columns(['chain', 'position'])
    .execute();
}

/** PostgreSQL has roles for this: the service's own role is granted INSERT and SELECT only. */
async function forbidChangesOfEvents(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`
      create trigger ${sql.ref(`audit_event_no_${change}`)} before ${sql.raw(change)} on audit_event
      begin select raise(abort, 'audit_event is insert-only'); end
    `.execute(db);
  }
}
