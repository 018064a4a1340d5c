import { createHash } from 'node:crypto';
import {
  commitPersonal,
  firstPreviousHash,
  hashRecord,
  type AuditRecord,
  type PersonalMembers,
  type SealedMembers,
} from '../../src/index.js';

/** SHA-256 of Node, for speed. */
export const nodeSha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Chain of all test exports, unless a test says otherwise. */
export const testChain = 'organisation/12345';

const outcomes = ['attempted', 'created', 'rejected', 'succeeded', 'refused'];

/** Everything about the record but its place in the chain, varied by its number and the same in every run. */
function contentsOf(
  seq: number,
): Omit<SealedMembers, 'chain' | 'seq' | 'personal_commitment' | 'previous_hash'> {
  const isService = seq % 11 === 0;
  return {
    id: `01935a1e-7b1c-7000-8000-${String(seq).padStart(12, '0')}`,
    time: new Date(Date.UTC(2026, 10, 23, 12) + seq * 137).toISOString(),
    action: seq % 2 === 0 ? 'contact.create' : 'contact.read',
    outcome: outcomes[seq % outcomes.length]!,
    caller: {
      kind: isService ? 'service' : 'user',
      id: isService ? null : `47${seq % 7}`,
      accepted: !isService,
    },
    organisation_id: 12345,
    contact_id: seq % 3 === 0 ? `${4000 + seq}` : null,
    operation_id: seq % 2 === 0 ? `01935a1e-7b1c-7000-9000-${String(seq).padStart(12, '0')}` : null,
    request_id: isService ? null : `request-"${seq}"\\é😀`,
    trace_id: null,
    fields: seq % 2 === 0 ? ['type', 'name', 'email'] : [],
    type_id: seq % 2 === 0 ? 1 + (seq % 6) : null,
    upstream: { status: seq % 2 === 0 ? 201 : null, error_token: null },
    duration_ms: seq % 5 === 0 ? null : seq * 3,
    problem: seq % 4 === 0 ? { slug: 'upstream-rejected', status: 422 } : null,
    count: 1,
  };
}

function personalOf(seq: number): PersonalMembers | null {
  if (seq % 11 === 0) return null;
  return {
    source_address: `192.0.2.${seq % 256}`,
    user_agent: seq % 2 === 0 ? 'curl/8.10.1' : null,
    origin: null,
    user_name: `ada${seq}@example.com`,
  };
}

/** Salt of a record; the same in every run. */
export function saltOf(seq: number): Uint8Array {
  return nodeSha256(Buffer.from(`salt ${seq}`));
}

/** What a seal needs beside the place in the chain. */
export type Unsealed = Omit<AuditRecord, 'hash' | 'previous_hash'>;

/** One record before it is sealed. Every eleventh has no personal part; every thirteenth is erased. */
export function buildUnsealed(seq: number, chain = testChain): Unsealed {
  const personal = personalOf(seq);
  const salt = saltOf(seq);
  const isKept = personal !== null && seq % 13 !== 0;
  return {
    ...contentsOf(seq),
    chain,
    seq,
    personal_commitment: personal && commitPersonal(personal, salt, nodeSha256),
    personal: isKept ? personal : null,
    personal_salt: isKept ? Buffer.from(salt).toString('base64url') : null,
  };
}

/** Seals a record behind another one. */
export function seal(record: Unsealed, previousHash: string): AuditRecord {
  const sealed = { ...record, previous_hash: previousHash };
  return { ...sealed, hash: hashRecord(sealed, nodeSha256) };
}

/** Computes the hash of each record anew and leaves the links alone. */
export function rehash(record: AuditRecord): AuditRecord {
  return seal(record, record.previous_hash);
}

/** Chains records anew, hashes and links, behind a record with this hash. Numbers stay as they are. */
export function rechain(records: readonly Unsealed[], previousHash: string): AuditRecord[] {
  let previous = previousHash;
  return records.map((record) => {
    const sealed = seal(record, previous);
    previous = sealed.hash;
    return sealed;
  });
}

/** A chain of records 1 to n. */
export function buildRecords(n: number, chain = testChain): AuditRecord[] {
  const unsealed = Array.from({ length: n }, (_, index) => buildUnsealed(index + 1, chain));
  return rechain(unsealed, firstPreviousHash);
}
