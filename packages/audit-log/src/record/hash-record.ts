import { defaultSha256, hexSha256, type Sha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';
import { canonicalize } from '../canonical/canonicalize.js';
import type { SealedMembers } from './audit-record.js';

/**
 * Computes the `hash` of a record: SHA-256 of the canonical form (RFC 8785, UTF-8) of all its members except
 * `personal`, `personal_salt` and `hash`, which may be there and are left out.
 * @returns 64 lower-case hexadecimal digits
 * @throws CanonicalFormError when a member has no canonical form
 */
export function hashRecord(record: SealedMembers, sha256: Sha256 = defaultSha256): string {
  return hexSha256(encodeUtf8(canonicalize(sealedPart(record))), sha256);
}

/** @returns a record without what its hash leaves out: the erasable part, and the hash itself */
export function sealedPart(record: object): object {
  const {
    personal: _personal,
    personal_salt: _salt,
    hash: _hash,
    ...sealed
  } = record as Record<string, unknown>;
  return sealed;
}
