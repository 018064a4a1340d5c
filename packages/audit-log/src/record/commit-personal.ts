import { defaultSha256, hexSha256, type Sha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';
import { canonicalize } from '../canonical/canonicalize.js';

/** Bytes of a salt: as many as the hash has, so that guessing is as hard as inverting it. */
export const saltBytes = 32;

/**
 * Computes `personal_commitment`: SHA-256 of the salt's bytes followed by the canonical form (RFC 8785, UTF-8) of the
 * personal object. Without the salt nobody can tell whose address or name it was.
 * @param salt 32 random bytes, drawn anew for every record
 * @returns 64 lower-case hexadecimal digits
 * @throws RangeError when the salt has another length; CanonicalFormError when the object has no canonical form
 */
export function commitPersonal(personal: object, salt: Uint8Array, sha256: Sha256 = defaultSha256): string {
  if (salt.length !== saltBytes) {
    throw new RangeError(
      `A salt has ${saltBytes} bytes, this one has ${salt.length}. Draw ${saltBytes} random bytes.`,
    );
  }
  return hashSalted(canonicalize(personal), salt, sha256);
}

/** {@link commitPersonal} for an object that is in canonical form already, and a salt of the right length. */
export function hashSalted(canonicalText: string, salt: Uint8Array, sha256: Sha256): string {
  const text = encodeUtf8(canonicalText);
  const bytes = new Uint8Array(salt.length + text.length);
  bytes.set(salt);
  bytes.set(text, salt.length);
  return hexSha256(bytes, sha256);
}
