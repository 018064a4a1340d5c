import { sql } from 'kysely';
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Schema } from '../database/schema.js';
import type { AuditQuery } from './audit-trail.js';

/**
 * How far an event's time may be from the moment at which it was stored: clocks of replicas differ and jump. Twice this
 * much is read on top of a time range, and more than a day of difference would hide events from filters by time.
 */
const slackMs = 24 * 3_600_000;

/**
 * Bounds the positions between which events of a time range can lie, so that a page from long ago does not read
 * everything since. Events are stored nearly in the order of their times; the conditions on times stay as they are.
 */
export function timeBounds(
  expression: ExpressionBuilder<Schema, 'audit_event'>,
  { organisation_id: chain, since, until }: AuditQuery,
): ExpressionWrapper<Schema, 'audit_event', SqlBool> {
  return expression.and([
    ...(until === undefined
      ? []
      : [
          sql<SqlBool>`audit_event.position <= coalesce((
            select later.position from audit_event as later
            where later.chain = ${chain} and later.time >= ${shifted(until, 2 * slackMs)}
            order by later.time limit 1), ${sql.lit(Number.MAX_SAFE_INTEGER)})`,
        ]),
    ...(since === undefined
      ? []
      : [
          sql<SqlBool>`audit_event.position >= coalesce((
            select earlier.position from audit_event as earlier
            where earlier.chain = ${chain} and earlier.time < ${shifted(since, -2 * slackMs)}
            order by earlier.time desc limit 1), 0)`,
        ]),
  ]);
}

/** Stays within the years that both databases can compare: four digits. */
function shifted(time: string, milliseconds: number): string {
  const moved = new Date(new Date(time).getTime() + milliseconds).toISOString();
  return /^(?!0000)\d{4}-/.test(moved) ? moved : new Date(time).toISOString();
}
