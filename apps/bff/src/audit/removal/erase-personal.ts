import { sql } from 'kysely';
import type { Kysely, SqlBool } from 'kysely';
import { leaseLapsed } from '../../database/lease-lapsed.js';
import type { Engine, Schema } from '../../database/schema.js';
import { auditActions } from '../audit-event.js';
import { organisationOf } from '../sealing/chain-name.js';
import { serviceEvent } from '../service-event.js';
import { appendInTransaction } from './append-in-transaction.js';
import { describePerson, isOneOf, type Person } from './person.js';

/** Whose person-related members to erase, where, and of which events. */
export interface Erasure {
  readonly engine: Engine;
  readonly persons: readonly Person[];
  readonly chain: string;
  /** Position of the last event that is meant: who goes on calling must not keep the erasure from ending. */
  readonly newest: number;
}

/** Records of one chain. */
export interface ErasableRecords {
  /** Their personal part can be erased. */
  readonly ready: number;
  /** These are not sealed yet, or an event that is still to come shares their personal part. */
  readonly waiting: number;
}

/** Rows of one transaction: seals wait for it. */
const rowsAtOnce = 10_000;

/** @returns how many records an erasure concerns */
export async function countErasable(kysely: Kysely<Schema>, erasure: Erasure): Promise<ErasableRecords> {
  const { rows } = await sql<{ ready: number | string | null; waiting: number | string | null }>`
    select sum(case when is_ready then records else 0 end) as ready,
      sum(case when is_ready then 0 else records end) as waiting
    from (${candidates(erasure)}) as candidate
  `.execute(kysely);
  return { ready: Number(rows[0]?.ready ?? 0), waiting: Number(rows[0]?.waiting ?? 0) };
}

/**
 * Erases the personal part of sealed records and records that it did. To be called in a transaction, and again until
 * it returns 0.
 * @returns of how many records
 */
export async function erasePersonal(kysely: Kysely<Schema>, erasure: Erasure): Promise<number> {
  const { rows } = await sql<{ personal_id: string; records: number }>`
    select personal_id, records from (${candidates(erasure)}) as candidate
    where is_ready limit ${sql.lit(rowsAtOnce)}
  `.execute(kysely);
  if (rows.length === 0) return 0;
  await kysely
    .deleteFrom('audit_personal')
    .where(
      'personal_id',
      'in',
      rows.map((row) => row.personal_id),
    )
    .execute();
  const count = rows.reduce((total, row) => total + row.records, 0);
  const event = serviceEvent({
    action: auditActions.erasePersonal,
    organisationId: organisationOf(erasure.chain),
    fields: [...new Set(erasure.persons.map(describePerson))],
    count,
  });
  await appendInTransaction(kysely, event);
  return count;
}

/** @returns the position of the newest event; 0 when there is none */
export async function readNewestPosition(kysely: Kysely<Schema>): Promise<number> {
  const row = await kysely
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  return (row?.position as number | null | undefined) ?? 0;
}

/**
 * The persons' rows of audit_personal, with the number of records behind each. A row is ready when every event that
 * refers to it is sealed and no other will: sealing would otherwise find nothing to commit to, and the record would
 * say that there never was a personal part.
 */
function candidates({ engine, persons, chain, newest }: Erasure) {
  const organisation = organisationOf(chain);
  const isOfChain =
    organisation === null ? sql<SqlBool>`event.chain is null` : sql<SqlBool>`event.chain = ${organisation}`;
  return sql`
    select event.personal_id, count(*) as records,
      count(seal.seq) = count(*) and count(operation.operation_id) = 0 as is_ready
    from audit_event as event
    join audit_personal as personal on personal.personal_id = event.personal_id
    left join audit_seal as seal on seal.position = event.position
    left join operation on operation.operation_id = event.operation_id
      and operation.state = 'attempted' and not ${leaseLapsed(engine)}
    where ${isOfChain} and ${isOneOf(persons)}
    group by event.personal_id
    having min(event.position) <= ${newest}
  `;
}
