import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { leaseLapsed } from '../../database/lease-lapsed.js';
import type { Engine, Schema } from '../../database/schema.js';
import { organisationOf } from '../sealing/chain-name.js';
import type { SealedRange } from './sealed-range.js';

/** Which records of a chain to remove: those before a time (RFC 3339), or up to a `seq`. */
export type RetentionLimit =
  { readonly kind: 'before'; readonly time: string } | { readonly kind: 'upTo'; readonly seq: number };

/** The last record that may be removed. */
export interface RetentionEnd {
  /** Below the chain's first record when none may be removed. */
  readonly seq: number;
  /** Whether more could be removed if no creation were under way. */
  readonly isHeldUp: boolean;
}

/**
 * Finds the last record that may be removed: no record of the limit's time or later is among those up to it, and the
 * chain's last record and creations under way are behind it.
 */
export async function findRetentionEnd(
  kysely: Kysely<Schema>,
  engine: Engine,
  chain: string,
  range: SealedRange,
  limit: RetentionLimit,
): Promise<RetentionEnd> {
  const wanted =
    limit.kind === 'upTo' ? limit.seq : (await findFirstSince(kysely, chain, range.first, limit.time)) - 1;
  const most = Math.min(wanted, range.last - 1);
  const underWay = await findFirstUnderWay(kysely, engine, chain);
  return { seq: Math.min(most, underWay - 1), isHeldUp: underWay <= most };
}

/** Times do not go up strictly from record to record, so it is the first one that ends the range. */
async function findFirstSince(
  kysely: Kysely<Schema>,
  chain: string,
  first: number,
  time: string,
): Promise<number> {
  const row = await kysely
    .selectFrom('audit_seal')
    .innerJoin('audit_event', 'audit_event.position', 'audit_seal.position')
    .select('audit_seal.seq')
    .where('audit_seal.chain', '=', chain)
    .where('audit_seal.seq', '>=', first)
    .where('audit_event.time', '>=', time)
    .orderBy('audit_seal.seq')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? Infinity;
}

/** The outcome of a creation refers to the person-related members that its intent has stored. */
async function findFirstUnderWay(kysely: Kysely<Schema>, engine: Engine, chain: string): Promise<number> {
  const organisation = organisationOf(chain);
  if (organisation === null) return Infinity;
  const row = await kysely
    .selectFrom('operation')
    .innerJoin('audit_event', 'audit_event.operation_id', 'operation.operation_id')
    .innerJoin('audit_seal', 'audit_seal.position', 'audit_event.position')
    .select(({ fn }) => fn.min('audit_seal.seq').as('seq'))
    .where('operation.organisation_id', '=', organisation)
    .where('operation.state', '=', 'attempted')
    .where(sql<boolean>`not ${leaseLapsed(engine)}`)
    .executeTakeFirst();
  return (row?.seq as number | null | undefined) ?? Infinity;
}
