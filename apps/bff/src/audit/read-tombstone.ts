import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';
import { chainName } from './sealing/chain-name.js';

/** What retention has left of the first records of a chain. */
export interface StoredTombstone {
  /** `seq` of the last record that was removed. */
  readonly size: number;
  /** A C2SP signed note. */
  readonly note: string;
}

/**
 * @param organisationId null for the service's own chain
 * @returns the newest tombstone of a chain, which stands for all that were removed; undefined when none were
 */
export function readTombstone(
  kysely: Kysely<Schema>,
  organisationId: number | null,
): Promise<StoredTombstone | undefined> {
  return kysely
    .selectFrom('audit_tombstone')
    .select(['size', 'note'])
    .where('chain', '=', chainName(organisationId))
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}
