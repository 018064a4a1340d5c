import { decodeBase64Url } from '../bytes/base64.js';
import { isHexHash, type Sha256 } from '../bytes/sha256.js';
import { canonicalMembers } from '../canonical/canonicalize.js';
import { commitPersonal } from '../record/commit-personal.js';
import { hashMembers } from '../record/hash-record.js';
import type { RecordLine } from './read-line.js';

/** @returns the hash that the contents of a line give, whatever hash the line states */
export function hashOf(line: RecordLine, sha256: Sha256): string {
  return hashMembers(line.members, sha256);
}

/** @returns the hash that the contents of a line would give if they carried another number */
export function hashAs(line: RecordLine, seq: number, sha256: Sha256): string {
  return hashMembers(canonicalMembers({ ...line.value, seq }), sha256);
}

/** How the erasable part of a record stands to its commitment. */
export type PersonalState = 'none' | 'kept' | 'erased' | 'unfit';

/**
 * Holds the erasable part of a record against its commitment. Object and salt are there together or not at all;
 * without a commitment there is neither.
 */
export function judgePersonal(value: Record<string, unknown>, sha256: Sha256): PersonalState {
  const { personal, personal_salt: salt, personal_commitment: commitment } = value;
  if (personal === null && salt === null) {
    if (commitment === null) return 'none';
    return isHexHash(commitment) ? 'erased' : 'unfit';
  }
  if (typeof personal !== 'object' || personal === null || typeof salt !== 'string') return 'unfit';
  const saltBytes = decodeBase64Url(salt);
  if (saltBytes?.length !== 32) return 'unfit';
  return commitPersonal(personal, saltBytes, sha256) === commitment ? 'kept' : 'unfit';
}
