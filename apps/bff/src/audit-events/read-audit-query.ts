import { auditActions, auditOutcomes } from '../audit/audit-event.js';
import type { AuditQuery } from '../audit/audit-trail.js';
import { Problem } from '../platform/problem/problem.js';

/** Names of the query parameters that the trail can be filtered and paged by. */
export const auditParameters = [
  'limit',
  'cursor',
  'since',
  'until',
  'action',
  'outcome',
  'actor',
  'contact_id',
  'request_id',
  'operation_id',
] as const;

const defaultLimit = 50;
const timestamp =
  /^(\d{4}-\d{2}-(\d{2}))[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads and checks the query string of a trail request.
 * @param given the decoded query parameters; a repeated one comes as an array
 * @throws Problem `forbidden-query-parameter` for an unknown name, `bad-request` for a bad value
 */
export function readAuditQuery(organisationId: number, given: Readonly<Record<string, unknown>>): AuditQuery {
  const unknown = Object.keys(given).some((name) => !auditParameters.some((known) => known === name));
  if (unknown) {
    throw new Problem(
      'forbidden-query-parameter',
      `Only these parameters are known here: ${auditParameters.join(', ')}.`,
    );
  }
  const read = <T>(
    name: (typeof auditParameters)[number],
    parse: (text: string) => T | undefined,
    form: string,
  ) => {
    const value = given[name];
    if (value === undefined) return undefined;
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined)
      throw new Problem('bad-request', `The query parameter ${name} must be ${form}, given once.`);
    return parsed;
  };
  return {
    organisation_id: organisationId,
    limit: read('limit', parseLimit, 'an integer from 1 to 500') ?? defaultLimit,
    before: read('cursor', decodeCursor, 'the next_cursor of a former page'),
    since: read('since', parseTime, 'an RFC 3339 time such as 2026-01-31T12:00:00Z'),
    until: read('until', parseTime, 'an RFC 3339 time such as 2026-01-31T12:00:00Z'),
    action: read(
      'action',
      oneOf(Object.values(auditActions)),
      `one of ${Object.values(auditActions).join(', ')}`,
    ),
    outcome: read('outcome', oneOf(auditOutcomes), `one of ${auditOutcomes.join(', ')}`),
    actor: read('actor', parseText, 'the id of a caller, at most 256 characters'),
    contact_id: read('contact_id', parseContactId, 'the decimal id of a contact'),
    request_id: read('request_id', parseText, 'a request id, at most 256 characters'),
    operation_id: read('operation_id', parseUuid, 'the id of an operation'),
  };
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

function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 500 ? limit : undefined;
}

function parseTime(text: string): string | undefined {
  const [, date, day] = timestamp.exec(text) ?? [];
  // Date.parse takes 30 February for 2 March.
  if (date === undefined || new Date(date).getUTCDate() !== Number(day)) return undefined;
  const time = new Date(text).toISOString();
  // PostgreSQL knows no year 0, and years beyond four digits are written in another way.
  return /^(?!0000)\d{4}-/.test(time) ? time : undefined;
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T | undefined {
  return (text) => known.find((value) => value === text);
}

function parseText(text: string): string | undefined {
  return text.length >= 1 && text.length <= 256 && !text.includes('\0') ? text : undefined;
}

function parseContactId(text: string): string | undefined {
  return /^[1-9]\d{0,15}$/.test(text) ? text : undefined;
}

function parseUuid(text: string): string | undefined {
  return uuid.test(text) ? text.toLowerCase() : undefined;
}
