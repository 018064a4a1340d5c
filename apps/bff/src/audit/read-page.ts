import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';
import { normaliseUuid } from '../database/uuid.js';
import type { AuditEvent } from './audit-event.js';
import type { AuditPage, AuditQuery } from './audit-trail.js';
import { cleanText } from './clean-text.js';
import { personalMembers, toEventMembers, type EventRow } from './event-of-row.js';

/** Reads one page by key: the position of the last event is where the next page goes on. */
export async function readPage(kysely: Kysely<Schema>, query: AuditQuery): Promise<AuditPage> {
  const operationId = query.operation_id === undefined ? undefined : normaliseUuid(query.operation_id);
  // No operation has an id that is no UUID, and PostgreSQL refuses to compare it with one.
  if (query.operation_id !== undefined && operationId === undefined) return { events: [], next: null };

  let select = kysely
    .selectFrom('audit_event')
    .leftJoin('audit_personal', 'audit_personal.personal_id', 'audit_event.personal_id')
    .leftJoin('audit_seal', 'audit_seal.position', 'audit_event.position')
    .selectAll('audit_event')
    .select(personalMembers)
    .select(['seq', 'personal_commitment', 'previous_hash', 'hash', 'audit_seal.chain as sealed_chain'])
    .where('audit_event.chain', '=', query.organisation_id)
    .orderBy('audit_event.position', 'desc')
    .limit(query.limit + 1);
  if (query.before !== undefined) select = select.where('audit_event.position', '<', query.before);
  if (query.since !== undefined) select = select.where('time', '>=', toStoredTime(query.since));
  if (query.until !== undefined) select = select.where('time', '<', toStoredTime(query.until));
  if (query.action !== undefined) select = select.where('action', '=', query.action);
  if (query.outcome !== undefined) select = select.where('outcome', '=', query.outcome);
  // Texts are compared as they were stored.
  if (query.actor !== undefined) select = select.where('caller_id', '=', cleanText(query.actor));
  if (query.contact_id !== undefined) select = select.where('contact_id', '=', cleanText(query.contact_id));
  if (query.request_id !== undefined) select = select.where('request_id', '=', cleanText(query.request_id));
  if (operationId !== undefined) select = select.where('operation_id', '=', operationId);

  const rows = await select.execute();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    events: page.map(toEvent),
    next: rows.length > query.limit && last !== undefined ? last.position : null,
  };
}

/** SQLite compares times as text, so all have the form in which events carry them. */
function toStoredTime(time: string): string {
  return new Date(time).toISOString();
}

type Row = EventRow & {
  readonly [Member in 'sealed_chain' | 'personal_commitment' | 'previous_hash' | 'hash']: string | null;
} & { readonly seq: number | null };

function toEvent(row: Row): AuditEvent {
  const isSealed = row.seq !== null;
  return {
    ...toEventMembers(row),
    chain: row.sealed_chain,
    seq: row.seq,
    personal_salt: isSealed ? row.salt : null,
    personal_commitment: row.personal_commitment,
    previous_hash: row.previous_hash,
    hash: row.hash,
  };
}
