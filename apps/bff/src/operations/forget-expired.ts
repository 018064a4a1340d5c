import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Engine, Schema } from '../database/schema.js';
import { keptMs, keptTooLong } from './kept-since.js';

/** Most rows that one statement changes. */
const atOnce = 500;

/** Nothing is forgotten of what may still be sent or settled. */
const atRest = ['created', 'rejected', 'not_sent', 'ambiguous'];

/**
 * Removes sealed answers after a day and claims of Idempotency-Keys after 30, counted from the last attempt.
 * @returns how many operations were changed; as many as one call takes mean that there may be more
 */
export async function forgetExpired(kysely: Kysely<Schema>, engine: Engine): Promise<number> {
  const answers = await forget(kysely, engine, 'sealed_answer', 'answers');
  const claims = await forget(kysely, engine, 'idempotency_claim', 'claims');
  return answers + claims;
}

async function forget(
  kysely: Kysely<Schema>,
  engine: Engine,
  column: 'sealed_answer' | 'idempotency_claim',
  what: keyof typeof keptMs,
): Promise<number> {
  // What an index finds: times of the processes, and a bound that is no function of the moment. The clock of the
  // database decides; where one of the others was wrong, the later time counts.
  const attemptedAt = sql<string>`coalesce(attempted_at, created_at)`;
  const before = new Date(Date.now() - keptMs[what]).toISOString();
  const isExpired = sql<boolean>`${keptTooLong(engine, what)}`;
  const { numUpdatedRows } = await kysely
    .updateTable('operation')
    .set({ [column]: null })
    .where('operation_id', 'in', (expression) =>
      expression
        .selectFrom('operation')
        .select('operation_id')
        .where(column, 'is not', null)
        .where(attemptedAt, '<', before)
        .where(isExpired)
        .where('state', 'in', atRest)
        .limit(atOnce),
    )
    // Again, with the row locked: another attempt may have begun meanwhile.
    .where(isExpired)
    .where('state', 'in', atRest)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
