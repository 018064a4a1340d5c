import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.js';
import { readLastSeq } from '../read-sealed.js';
import { readTombstone } from '../read-tombstone.js';
import { organisationOf } from '../sealing/chain-name.js';

/** Which records of a chain are there, by `seq`. */
export interface SealedRange {
  readonly first: number;
  readonly last: number;
}

/** @returns the sealed records of a chain, which begin behind its newest tombstone; undefined when it has none */
export async function readSealedRange(
  kysely: Kysely<Schema>,
  chain: string,
): Promise<SealedRange | undefined> {
  const organisation = organisationOf(chain);
  const last = await readLastSeq(kysely, organisation);
  if (last === 0) return undefined;
  // The smallest `seq` would be looked for among all that PostgreSQL has not cleared away yet.
  const removed = await readTombstone(kysely, organisation);
  return { first: (removed?.size ?? 0) + 1, last };
}
