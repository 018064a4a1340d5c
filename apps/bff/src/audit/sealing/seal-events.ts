import { hash } from 'node:crypto';
import { firstPreviousHash } from '@contacts/audit-log';
import type { AuditSealTable } from '../../database/schema.js';
import type { EventRow } from '../event-of-row.js';
import { chainName } from './chain-name.js';
import type { SealedHead } from './sealed-head.js';
import { personalTextOf, sealedTextOf } from './sealed-text.js';

/**
 * Gives events the next places in their chains.
 * @param rows in the order in which they are to be sealed
 * @param readHead reads the head of a chain from the database; undefined for an empty one
 * @returns one seal for each row in the same order, and the new heads of the chains
 */
export function sealEvents(
  rows: readonly EventRow[],
  readHead: (chain: string) => SealedHead | undefined,
): { seals: AuditSealTable[]; heads: Map<string, SealedHead> } {
  const heads = new Map<string, SealedHead>();
  const seals = rows.map((row) => {
    const chain = chainName(row.chain);
    const head = heads.get(chain) ?? readHead(chain);
    const place = {
      chain,
      seq: (head?.seq ?? 0) + 1,
      personal_commitment: commitmentOf(row),
      previous_hash: head?.hash ?? firstPreviousHash,
    };
    const seal = {
      ...place,
      position: row.position,
      event_id: row.event_id,
      hash: hash('sha256', sealedTextOf(row, place), 'hex'),
    };
    heads.set(chain, { seq: seal.seq, hash: seal.hash });
    return seal;
  });
  return { seals, heads };
}

function commitmentOf(row: EventRow): string | null {
  if (row.salt === null) return null;
  const bytes = Buffer.concat([Buffer.from(row.salt, 'base64url'), Buffer.from(personalTextOf(row))]);
  return hash('sha256', bytes, 'hex');
}
