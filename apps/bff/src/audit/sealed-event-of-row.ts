import type { AuditEvent } from './audit-event.js';
import { toEventMembers, type EventRow } from './event-of-row.js';

/** Columns of audit_seal that belong to an event as it is read. */
export const sealMembers = [
  'audit_seal.seq',
  'audit_seal.personal_commitment',
  'audit_seal.previous_hash',
  'audit_seal.hash',
  'audit_seal.chain as sealed_chain',
] as const;

/** An event and its place in the chain as both engines return them; the place is null until it is sealed. */
export type SealedRow = EventRow & {
  readonly [Member in 'sealed_chain' | 'personal_commitment' | 'previous_hash' | 'hash']: string | null;
} & { readonly seq: number | null };

/** Pages and exports share it: what was hashed is what is read. */
export function toEvent(row: SealedRow): AuditEvent {
  const isSealed = row.seq !== null;
  return {
    ...toEventMembers(row),
    chain: row.sealed_chain,
    seq: row.seq,
    personal_salt: isSealed ? row.salt : null,
    personal_commitment: row.personal_commitment,
    previous_hash: row.previous_hash,
    hash: row.hash,
  };
}
