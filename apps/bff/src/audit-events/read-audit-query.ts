import { auditActions, auditOutcomes } from '../audit/audit-event.js';
import type { AuditQuery } from '../audit/audit-trail.js';
import type { EventFilter } from '../audit/event-filter.js';
import { Problem } from '../platform/problem/problem.js';
import {
  oneOf,
  parseContactId,
  parseLimit,
  parseSeq,
  parseText,
  parseTime,
  parseUuid,
} from './parse-audit-parameters.js';

/** Names of the query parameters that a trail can be filtered by. */
export const filterParameters = [
  'since',
  'until',
  'action',
  'outcome',
  'actor',
  'contact_id',
  'request_id',
  'operation_id',
] as const;

/** What a page takes beside the filters. */
export const pageParameters = ['limit', 'cursor'] as const;

/** What an export takes beside the filters. */
export const exportParameters = ['from_seq', 'to_seq'] as const;

/** Which part of a chain to export, and what of it. */
export interface ExportQuery {
  readonly organisation_id: number;
  readonly filter: EventFilter;
  /** First record that is asked for; 1 by default. */
  readonly fromSeq: number;
  /** Last one; undefined: all that there are. */
  readonly toSeq: number | undefined;
}

const defaultLimit = 50;

/**
 * Reads and checks the query string of a page of the trail.
 * @param given the decoded query parameters; a repeated one comes as an array
 * @throws Problem `forbidden-query-parameter` for an unknown name, `bad-request` for a bad value
 */
export function readAuditQuery(organisationId: number, given: Readonly<Record<string, unknown>>): AuditQuery {
  refuseUnknown(given, pageParameters, 'A page');
  return {
    organisation_id: organisationId,
    limit: read(given, 'limit', parseLimit, 'an integer from 1 to 500') ?? defaultLimit,
    before: read(given, 'cursor', decodeCursor, 'the next_cursor of a former page'),
    ...readFilter(given),
  };
}

/**
 * Reads and checks the query string of an export.
 * @param given as for {@link readAuditQuery}
 * @throws Problem as {@link readAuditQuery} does
 */
export function readExportQuery(
  organisationId: number,
  given: Readonly<Record<string, unknown>>,
): ExportQuery {
  refuseUnknown(given, exportParameters, 'An export');
  const form = 'the number of a record: a positive integer';
  const fromSeq = read(given, 'from_seq', parseSeq, form) ?? 1;
  const toSeq = read(given, 'to_seq', parseSeq, form);
  if (toSeq !== undefined && toSeq < fromSeq)
    throw new Problem('bad-request', 'The query parameter to_seq must not be less than from_seq.');
  return { organisation_id: organisationId, filter: readFilter(given), fromSeq, toSeq };
}

function refuseUnknown(given: Readonly<Record<string, unknown>>, own: readonly string[], what: string): void {
  const known: readonly string[] = [...own, ...filterParameters];
  if (!Object.keys(given).every((name) => known.includes(name))) {
    throw new Problem(
      'forbidden-query-parameter',
      `${what} of the trail takes only these parameters: ${known.join(', ')}.`,
    );
  }
}

function readFilter(given: Readonly<Record<string, unknown>>): EventFilter {
  const time = 'an RFC 3339 time such as 2026-01-31T12:00:00Z';
  const actions = Object.values(auditActions);
  return {
    since: read(given, 'since', parseTime, time),
    until: read(given, 'until', parseTime, time),
    action: read(given, 'action', oneOf(actions), `one of ${actions.join(', ')}`),
    outcome: read(given, 'outcome', oneOf(auditOutcomes), `one of ${auditOutcomes.join(', ')}`),
    actor: read(given, 'actor', parseText, 'the id of a caller, at most 256 characters'),
    contact_id: read(given, 'contact_id', parseContactId, 'the decimal id of a contact'),
    request_id: read(given, 'request_id', parseText, 'a request id, at most 256 characters'),
    operation_id: read(given, 'operation_id', parseUuid, 'the id of an operation'),
  };
}

function read<T>(
  given: Readonly<Record<string, unknown>>,
  name: string,
  parse: (text: string) => T | undefined,
  form: string,
): T | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  const parsed = typeof value === 'string' ? parse(value) : undefined;
  if (parsed === undefined)
    throw new Problem('bad-request', `The query parameter ${name} must be ${form}, given once.`);
  return parsed;
}

/** Hides a position in the trail in a cursor, which callers must not take apart. */
export function encodeCursor(position: number): string {
  return Buffer.from(`before:${position}`).toString('base64url');
}

function decodeCursor(cursor: string): number | undefined {
  const position = Number(
    /^before:([1-9]\d{0,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1],
  );
  return Number.isSafeInteger(position) ? position : undefined;
}
