import { hash } from 'node:crypto';
import { commitPersonal, firstPreviousHash, hashRecord } from '@contacts/audit-log';
import type { AuditSealTable } from '../../database/schema.js';
import { toEventMembers, type EventRow } from '../event-of-row.js';
import { chainName } from './chain-name.js';

/** The last sealed record of a chain. */
export interface SealedHead {
  readonly seq: number;
  readonly hash: string;
}

const nodeSha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/**
 * Gives events the next places in their chains.
 * @param rows in the order in which they are to be sealed
 * @param heads the head of every chain that is not empty; moved on to the new ones
 * @returns one seal for each row, in the same order
 */
export function sealEvents(rows: readonly EventRow[], heads: Map<string, SealedHead>): AuditSealTable[] {
  return rows.map((row) => {
    const chain = chainName(row.chain);
    const head = heads.get(chain);
    const { personal, ...members } = toEventMembers(row);
    const place = {
      chain,
      seq: (head?.seq ?? 0) + 1,
      personal_commitment:
        personal === null || row.salt === null
          ? null
          : commitPersonal(personal, Buffer.from(row.salt, 'base64url'), nodeSha256),
      previous_hash: head?.hash ?? firstPreviousHash,
    };
    const recordHash = hashRecord({ ...members, ...place }, nodeSha256);
    heads.set(chain, { seq: place.seq, hash: recordHash });
    return { ...place, position: row.position, event_id: row.event_id, hash: recordHash };
  });
}
