import type { Kysely, Selectable } from 'kysely';
import type { AuditEventTable, AuditPersonalTable, Schema } from '../database/schema.js';
import { normaliseUuid } from '../database/uuid.js';
import type { AuditAction, AuditCallerKind, AuditEvent, AuditOutcome } from './audit-event.js';
import type { AuditPage, AuditQuery } from './audit-trail.js';
import { cleanText } from './clean-text.js';

/** Reads one page by key: the position of the last event is where the next page goes on. */
export async function readPage(kysely: Kysely<Schema>, query: AuditQuery): Promise<AuditPage> {
  const operationId = query.operation_id === undefined ? undefined : normaliseUuid(query.operation_id);
  // No operation has an id that is no UUID, and PostgreSQL refuses to compare it with one.
  if (query.operation_id !== undefined && operationId === undefined) return { events: [], next: null };

  let select = kysely
    .selectFrom('audit_event')
    .leftJoin('audit_personal', 'audit_personal.personal_id', 'audit_event.personal_id')
    .selectAll('audit_event')
    .select(['source_address', 'user_agent', 'origin', 'user_name'])
    .where('chain', '=', query.organisation_id)
    .orderBy('position', 'desc')
    .limit(query.limit + 1);
  if (query.before !== undefined) select = select.where('position', '<', query.before);
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

type Row = Selectable<AuditEventTable> & {
  readonly [Member in Exclude<keyof AuditPersonalTable, 'personal_id'>]: string | null;
};

function toEvent(row: Row): AuditEvent {
  return {
    id: row.event_id,
    seq: null,
    time: row.time,
    // Constraints and the append boundary let nothing else into these columns.
    action: row.action as AuditAction,
    outcome: row.outcome as AuditOutcome,
    caller: {
      kind: row.caller_kind as AuditCallerKind,
      id: row.caller_id,
      accepted: Boolean(row.caller_accepted),
    },
    organisation_id: row.organisation_id,
    contact_id: row.contact_id,
    operation_id: row.operation_id,
    request_id: row.request_id,
    trace_id: row.trace_id,
    fields: JSON.parse(row.fields) as string[],
    type_id: row.type_id,
    upstream: { status: row.upstream_status, error_token: row.upstream_error_token },
    duration_ms: row.duration_ms,
    problem:
      row.problem_slug === null || row.problem_status === null
        ? null
        : { slug: row.problem_slug, status: row.problem_status },
    count: row.count,
    personal: {
      source_address: row.source_address,
      user_agent: row.user_agent,
      origin: row.origin,
      user_name: row.user_name,
    },
  };
}
