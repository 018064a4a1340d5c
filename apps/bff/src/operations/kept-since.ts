import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { databaseClockAfter } from '../database/database-clock.js';
import type { Engine } from '../database/schema.js';

/** How long what is kept for repetitions is kept, in milliseconds from the last attempt. */
export const keptMs = { answers: 24 * 3_600_000, claims: 30 * 24 * 3_600_000 } as const;

/**
 * @returns whether an operation's last attempt is so long ago that what is kept of it has expired, by the database's
 *   clock; 0 or 1 in SQLite. The lease is of that clock too, other times are of the process that wrote them.
 */
export function keptTooLong(engine: Engine, what: keyof typeof keptMs): RawBuilder<boolean | number> {
  return sql`coalesce(lease_until, attempted_at, created_at) < ${databaseClockAfter(engine, -keptMs[what])}`;
}
