import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.js';

/** Which records of a chain are there, by `seq`. */
export interface SealedRange {
  readonly first: number;
  readonly last: number;
}

/** @returns the sealed records of a chain, or undefined when it has none */
export async function readSealedRange(
  kysely: Kysely<Schema>,
  chain: string,
): Promise<SealedRange | undefined> {
  const row = await kysely
    .selectFrom('audit_seal')
    .select(({ fn }) => [fn.min('seq').as('first'), fn.max('seq').as('last')])
    .where('chain', '=', chain)
    .executeTakeFirstOrThrow();
  // Without records both are null, whatever the types say.
  return (row.first as number | null) === null ? undefined : { first: row.first, last: row.last };
}
