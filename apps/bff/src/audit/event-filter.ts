import type { ExpressionWrapper, SqlBool, ExpressionBuilder } from 'kysely';
import type { Schema } from '../database/schema.js';
import { normaliseUuid } from '../database/uuid.js';
import type { AuditAction, AuditOutcome } from './audit-event.js';
import { cleanText } from './clean-text.js';

/** Which of a trail's events to read; undefined members do not matter. */
export interface EventFilter {
  /** RFC 3339, inclusive. */
  readonly since: string | undefined;
  /** RFC 3339, exclusive. */
  readonly until: string | undefined;
  readonly action: AuditAction | undefined;
  readonly outcome: AuditOutcome | undefined;
  /** The caller's id as events show it. */
  readonly actor: string | undefined;
  readonly contact_id: string | undefined;
  readonly request_id: string | undefined;
  readonly operation_id: string | undefined;
}

/** A filter that lets everything pass. */
export const everyEvent: EventFilter = {
  since: undefined,
  until: undefined,
  action: undefined,
  outcome: undefined,
  actor: undefined,
  contact_id: undefined,
  request_id: undefined,
  operation_id: undefined,
};

/** @returns the members that are set, by the names of the query parameters; null when none is */
export function describeFilter(filter: EventFilter): Readonly<Record<string, string>> | null {
  const set = (Object.keys(everyEvent) as (keyof EventFilter)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return set.length === 0 ? null : Object.fromEntries(set);
}

/** @returns the filter as a condition on rows of audit_event */
export function filterCondition(
  expression: ExpressionBuilder<Schema, 'audit_event'>,
  filter: EventFilter,
): ExpressionWrapper<Schema, 'audit_event', SqlBool> {
  const is = (
    column: 'action' | 'outcome' | 'caller_id' | 'contact_id' | 'request_id',
    value: string | undefined,
  ) =>
    // Texts are compared as they were stored.
    value === undefined ? [] : [expression(`audit_event.${column}`, '=', cleanText(value))];
  return expression.and([
    ...(filter.since === undefined ? [] : [expression('audit_event.time', '>=', toStoredTime(filter.since))]),
    ...(filter.until === undefined ? [] : [expression('audit_event.time', '<', toStoredTime(filter.until))]),
    ...is('action', filter.action),
    ...is('outcome', filter.outcome),
    ...is('caller_id', filter.actor),
    ...is('contact_id', filter.contact_id),
    ...is('request_id', filter.request_id),
    ...operationCondition(expression, filter.operation_id),
  ]);
}

/** No operation has an id that is no UUID, and PostgreSQL refuses to compare it with one. */
function operationCondition(
  expression: ExpressionBuilder<Schema, 'audit_event'>,
  operation: string | undefined,
) {
  if (operation === undefined) return [];
  const id = normaliseUuid(operation);
  return id === undefined ? [expression.lit(false)] : [expression('audit_event.operation_id', '=', id)];
}

/** SQLite compares times as text, so all have the form in which events carry them. */
function toStoredTime(time: string): string {
  return new Date(time).toISOString();
}
