import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Engine, Schema } from '../database/schema.js';
import type { AuditEvent } from './audit-event.js';
import type { SealedQuery } from './audit-trail.js';
import { filterCondition } from './event-filter.js';
import { personalMembers } from './event-of-row.js';
import { chainName } from './sealing/chain-name.js';
import { sealMembers, toEvent } from './sealed-event-of-row.js';

/** Reads the events of a range of `seq` that fit a filter, oldest first. */
export async function readSealed(kysely: Kysely<Schema>, query: SealedQuery): Promise<AuditEvent[]> {
  const rows = await kysely
    .selectFrom('audit_seal')
    .innerJoin('audit_event', 'audit_event.position', 'audit_seal.position')
    .leftJoin('audit_personal', 'audit_personal.personal_id', 'audit_event.personal_id')
    .selectAll('audit_event')
    .select(personalMembers)
    .select(sealMembers)
    .where('audit_seal.chain', '=', chainName(query.organisation_id))
    .where('audit_seal.seq', '>=', query.from)
    .where('audit_seal.seq', '<=', query.to)
    .where((expression) => filterCondition(expression, query))
    .orderBy('audit_seal.seq')
    .execute();
  return rows.map(toEvent);
}

/**
 * @param organisationId null for the service's own chain
 * @returns `seq` of the last sealed record of a chain; 0 when there is none
 */
export async function readLastSeq(kysely: Kysely<Schema>, organisationId: number | null): Promise<number> {
  const row = await kysely
    .selectFrom('audit_seal')
    .select('seq')
    .where('chain', '=', chainName(organisationId))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Finds the event of a chain that will be sealed last of those that are there now. Looks at no more than what waits
 * for its seal, which is little.
 * @returns its position, or undefined when all are sealed
 */
export async function findNewestUnsealed(
  kysely: Kysely<Schema>,
  engine: Engine,
  organisationId: number,
): Promise<number | undefined> {
  // The order in which each engine seals: docs/adr/0007-sealing-by-commit-watermark.md.
  const key = engine === 'postgresql' ? ['transaction_id', 'position'] : ['position'];
  const columns = sql.join(key.map((column) => sql.ref(`event.${column}`)));
  // Read beforehand and compared as a constant: a join would be planned by its size and not by this index.
  const watermark = sql.join(key.map((column) => sql`(select ${sql.ref(column)} from audit_progress)`));
  const order = sql.join(key.map((column) => sql`${sql.ref(`event.${column}`)} desc`));
  const { rows } = await sql<{ position: number }>`
    select event.position from audit_event as event
    where (${columns}) > (${watermark}) and event.chain = ${organisationId}
    order by ${order} limit 1
  `.execute(kysely);
  return rows[0]?.position;
}

/** @returns whether the event at a position has its seal */
export async function isSealed(kysely: Kysely<Schema>, position: number): Promise<boolean> {
  const row = await kysely
    .selectFrom('audit_seal')
    .select('seq')
    .where('position', '=', position)
    .executeTakeFirst();
  return row !== undefined;
}
