import type { Selectable } from 'kysely';
import type { AuditEventTable, AuditPersonalTable } from '../database/schema.js';
import type {
  AuditAction,
  AuditCallerKind,
  AuditOutcome,
  AuditPersonal,
  NewAuditEvent,
} from './audit-event.js';

/** An event as both engines return it, with its person-related members, which are all null when there are none. */
export type EventRow = Omit<Selectable<AuditEventTable>, 'personal_id'> & {
  readonly [Member in Exclude<keyof AuditPersonalTable, 'personal_id'>]: string | null;
};

/** Columns of audit_personal that belong to an {@link EventRow}. */
export const personalMembers = ['source_address', 'user_agent', 'origin', 'user_name', 'salt'] as const;

/** What an event says before it has a place in a chain. Reading and sealing share it, so that they cannot differ. */
export type EventMembers = Omit<NewAuditEvent, 'chain' | 'personal'> & {
  readonly personal: AuditPersonal | null;
};

/** @returns the members that a row holds; `personal` is null when there is none, or none any more */
export function toEventMembers(row: EventRow): EventMembers {
  return {
    id: row.event_id,
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
    personal:
      row.salt === null
        ? null
        : {
            source_address: row.source_address,
            user_agent: row.user_agent,
            origin: row.origin,
            user_name: row.user_name,
          },
  };
}
