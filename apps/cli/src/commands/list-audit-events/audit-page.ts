import { CommandFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import { isJsonObject } from '../../json-object.js';

/** One page of audit events as the BFF sends it. */
export interface AuditPage {
  readonly events: readonly Readonly<Record<string, unknown>>[];
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
  throw new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'Not an answer of the BFF',
    detail: 'The answer is not a page of audit events.',
    nextSteps: ['Check that the base URL is the BFF: `contacts doctor`.'],
  });
}
