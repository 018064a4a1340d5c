import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Engine } from './schema.js';

/** @returns the database's present time in the form of its time columns: replicas share it, and not their own clocks */
export function databaseClock(engine: Engine): RawBuilder<string> {
  return engine === 'postgresql' ? sql`clock_timestamp()` : sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
}
