import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Engine } from './schema.js';

/** @returns the database's present time in the form of its time columns: replicas share it, and not their own clocks */
export function databaseClock(engine: Engine): RawBuilder<string> {
  return engine === 'postgresql' ? sql`clock_timestamp()` : sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
}

/**
 * @param milliseconds from now; negative for the past
 * @returns that time by the database's clock
 */
export function databaseClockAfter(engine: Engine, milliseconds: number): RawBuilder<string> {
  return timeAfter(engine, engine === 'postgresql' ? sql`clock_timestamp()` : sql`'now'`, milliseconds);
}

/** @returns the time so many milliseconds after one that the database has */
export function timeAfter(
  engine: Engine,
  time: RawBuilder<string>,
  milliseconds: number,
): RawBuilder<string> {
  const seconds = (milliseconds / 1000).toFixed(3);
  return engine === 'postgresql'
    ? sql`${time} + ${seconds} * interval '1 second'`
    : sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${time}, ${`${seconds} seconds`})`;
}
