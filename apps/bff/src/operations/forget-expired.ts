import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';

/** How long what is kept for repetitions is kept, in milliseconds. */
const answersKeptMs = 24 * 3_600_000;
const claimsKeptMs = 30 * 24 * 3_600_000;

/** Most rows that one statement changes. */
const atOnce = 500;

/** Nothing is forgotten of what may still be sent or settled. */
const atRest = ['created', 'rejected', 'not_sent', 'ambiguous'];

/**
 * Removes sealed answers after a day and claims of Idempotency-Keys after 30, counted from the last attempt.
 * @param now wall clock in milliseconds
 * @returns how many operations were changed; as many as one call takes mean that there may be more
 */
export async function forgetExpired(kysely: Kysely<Schema>, now: number): Promise<number> {
  const answers = await forget(kysely, 'sealed_answer', now - answersKeptMs);
  const claims = await forget(kysely, 'idempotency_claim', now - claimsKeptMs);
  return answers + claims;
}

async function forget(
  kysely: Kysely<Schema>,
  column: 'sealed_answer' | 'idempotency_claim',
  before: number,
): Promise<number> {
  const attemptedAt = sql<string>`coalesce(attempted_at, created_at)`;
  const { numUpdatedRows } = await kysely
    .updateTable('operation')
    .set({ [column]: null })
    .where('operation_id', 'in', (expression) =>
      expression
        .selectFrom('operation')
        .select('operation_id')
        .where(column, 'is not', null)
        .where(attemptedAt, '<', new Date(before).toISOString())
        .where('state', 'in', atRest)
        .limit(atOnce),
    )
    // Again, with the row locked: another attempt may have begun meanwhile.
    .where(attemptedAt, '<', new Date(before).toISOString())
    .where('state', 'in', atRest)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
