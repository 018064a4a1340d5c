import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { databaseClock, databaseClockAfter } from './database-clock.js';
import type { Engine } from './schema.js';

/** A row of an older version has no lease; that version sends no request for as long as this, in milliseconds. */
const withoutLeaseMs = 300_000;

/**
 * @returns whether the process that began an operation's last attempt may not send it any more, by the database's clock;
 *   0 or 1 in SQLite
 */
export function leaseLapsed(engine: Engine): RawBuilder<boolean | number> {
  return sql`coalesce(operation.lease_until < ${databaseClock(engine)},
    operation.created_at < ${databaseClockAfter(engine, -withoutLeaseMs)})`;
}
