import type { AuditPersonal, NewAuditEvent } from './audit-event.js';
import { cleanText } from './clean-text.js';
import { drawSalt } from './draw-salt.js';

/** A value as both engines take it: times, UUIDs and JSON as text, booleans as 0 or 1. */
export type Cell = string | number | null;

/** Most field names of one event; the contact has fewer. */
export const maxFields = 32;

/** Columns of audit_event in the order of {@link toEventRow}, with PostgreSQL's types. */
export const eventColumns = [
  ['event_id', 'uuid'],
  ['time', 'timestamptz'],
  ['chain', 'bigint'],
  ['action', 'text'],
  ['outcome', 'text'],
  ['caller_kind', 'text'],
  ['caller_id', 'text'],
  ['caller_accepted', 'boolean'],
  ['organisation_id', 'bigint'],
  ['contact_id', 'text'],
  ['operation_id', 'uuid'],
  ['request_id', 'text'],
  ['trace_id', 'text'],
  ['fields', 'text'],
  ['type_id', 'bigint'],
  ['upstream_status', 'integer'],
  ['upstream_error_token', 'text'],
  ['duration_ms', 'bigint'],
  ['problem_slug', 'text'],
  ['problem_status', 'integer'],
  ['count', 'bigint'],
  ['personal_id', 'uuid'],
] as const;

/** Columns of audit_personal in the order of {@link toPersonalRow}, with PostgreSQL's types. */
export const personalColumns = [
  ['personal_id', 'uuid'],
  ['source_address', 'text'],
  ['user_agent', 'text'],
  ['origin', 'text'],
  ['user_name', 'text'],
  ['salt', 'text'],
] as const;

/**
 * The append boundary: turns an event into its row, with every text cleaned and every number an integer.
 * @param personalId names the row of audit_personal that belongs to it, or null
 */
export function toEventRow(event: NewAuditEvent, personalId: string | null): Cell[] {
  return [
    event.id,
    event.time,
    event.chain,
    event.action,
    event.outcome,
    event.caller.kind,
    cleanOrNull(event.caller.id),
    event.caller.accepted ? 1 : 0,
    integerOrNull(event.organisation_id),
    cleanOrNull(event.contact_id),
    event.operation_id,
    cleanOrNull(event.request_id),
    cleanOrNull(event.trace_id),
    JSON.stringify(event.fields.slice(0, maxFields).map(cleanText)),
    integerOrNull(event.type_id),
    integerOrNull(event.upstream.status),
    cleanOrNull(event.upstream.error_token),
    event.duration_ms === null ? null : integerOrNull(Math.round(event.duration_ms)),
    cleanOrNull(event.problem?.slug ?? null),
    integerOrNull(event.problem?.status ?? null),
    event.count,
    personalId,
  ];
}

/** @returns the row for the erasable table, or undefined when nothing in it relates to a person */
export function toPersonalRow(personal: AuditPersonal, personalId: string): Cell[] | undefined {
  const { source_address, user_agent, origin, user_name } = personal;
  if (source_address === null && user_agent === null && origin === null && user_name === null)
    return undefined;
  return [
    personalId,
    cleanOrNull(source_address),
    cleanOrNull(user_agent),
    cleanOrNull(origin),
    cleanOrNull(user_name),
    drawSalt(),
  ];
}

function cleanOrNull(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}

function integerOrNull(value: number | null): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
