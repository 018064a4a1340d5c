import { CommandFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import { isJsonObject } from '../../json-object.js';

/** An audit event as the BFF sends it. */
export type AuditEvent = Readonly<Record<string, unknown>>;

/** One page of audit events as the BFF sends it. */
export interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly nextCursor: string | null;
}

/**
 * Reads a page of audit events.
 * @param body parsed JSON
 * @throws CommandFailure (unexpected) when it is no such page
 */
export function readAuditPage(body: unknown): AuditPage {
  if (isJsonObject(body)) {
    const { events, next_cursor: nextCursor } = body;
    const isCursor = nextCursor === null || typeof nextCursor === 'string';
    if (Array.isArray(events) && events.every(isJsonObject) && isCursor) return { events, nextCursor };
  }
  throw foreignPage('The answer is not a page of audit events.');
}

/**
 * The id by which an event is known again.
 * @throws CommandFailure (unexpected) when it has none
 */
export function eventIdOf({ id }: AuditEvent): string {
  if (typeof id === 'string') return id;
  throw foreignPage('The answer has an audit event without an id.');
}

function foreignPage(detail: string): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'Not an answer of the BFF',
    detail,
    nextSteps: ['Check that the base URL is the BFF: `contacts doctor`.'],
  });
}
