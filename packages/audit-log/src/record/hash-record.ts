import { defaultSha256, hexSha256, type Sha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';
import { canonicalMembers, joinMembers, type CanonicalMember } from '../canonical/canonicalize.js';
import type { SealedMembers } from './audit-record.js';

/** What the hash leaves out: the erasable part, and the hash itself. */
const unsealed: ReadonlySet<string> = new Set(['personal', 'personal_salt', 'hash']);

/**
 * Computes the `hash` of a record: SHA-256 of the canonical form (RFC 8785, UTF-8) of all its members except
 * `personal`, `personal_salt` and `hash`, which may be there and are left out.
 * @returns 64 lower-case hexadecimal digits
 * @throws CanonicalFormError when a member has no canonical form
 */
export function hashRecord(record: SealedMembers, sha256: Sha256 = defaultSha256): string {
  return hashMembers(canonicalMembers(record), sha256);
}

/** {@link hashRecord} for members that are in canonical form already. */
export function hashMembers(members: readonly CanonicalMember[], sha256: Sha256): string {
  const sealed = members.filter(({ name }) => !unsealed.has(name));
  return hexSha256(encodeUtf8(joinMembers(sealed)), sha256);
}
