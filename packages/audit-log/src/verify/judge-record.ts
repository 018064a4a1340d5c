import { decodeBase64Url } from '../bytes/base64.js';
import { hexSha256, isHexHash, type Sha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';
import { hashSalted, saltBytes } from '../record/commit-personal.js';
import { sealedPart } from '../record/hash-record.js';
import type { RecordLine } from './read-line.js';

/** @returns the hash that the contents of a line give, whatever hash the line states */
export function hashOf(line: RecordLine, sha256: Sha256): string {
  return hexSha256(encodeUtf8(line.write(sealedPart(line.value))), sha256);
}

/** @returns the hash that the contents of a line would give if they carried another number */
export function hashAs(line: RecordLine, seq: number, sha256: Sha256): string {
  return hashOf({ ...line, value: { ...line.value, seq } }, sha256);
}

/** How the erasable part of a record stands to its commitment. */
export type PersonalState = 'none' | 'kept' | 'erased' | 'unfit';

/**
 * Holds the erasable part of a record against its commitment. Object and salt are there together or not at all;
 * without a commitment there is neither.
 */
export function judgePersonal({ value, write }: RecordLine, sha256: Sha256): PersonalState {
  const { personal, personal_salt: salt, personal_commitment: commitment } = value;
  if (personal === null && salt === null) {
    if (commitment === null) return 'none';
    return isHexHash(commitment) ? 'erased' : 'unfit';
  }
  if (typeof personal !== 'object' || personal === null || typeof salt !== 'string') return 'unfit';
  const bytes = decodeBase64Url(salt);
  if (bytes?.length !== saltBytes) return 'unfit';
  return hashSalted(write(personal), bytes, sha256) === commitment ? 'kept' : 'unfit';
}
