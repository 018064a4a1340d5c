import { defaultSha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';

/** A public key that notes are verified with. */
export interface NotePublicKey {
  /** Name of the key; null when the key came in a form without one: it then verifies under any name. */
  readonly name: string | null;
  /** 32 bytes (RFC 8032 section 5.1.5). */
  readonly publicKey: Uint8Array;
}

/** Signature type of Ed25519 (https://c2sp.org/signed-note). */
export const ed25519Type = 1;

/** Bytes of an Ed25519 public key. */
export const publicKeyBytes = 32;

/** Name of the key that signs checkpoints and tombstones under this key id. */
export function keyNameOf(kid: string): string {
  return `contacts-audit/${kid}`;
}

/**
 * Computes the id of an Ed25519 key: the first four bytes of SHA-256(name, line feed, 0x01, public key).
 * @param publicKey 32 bytes
 */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  const prefix = encodeUtf8(`${name}\n`);
  const bytes = new Uint8Array(prefix.length + 1 + publicKey.length);
  bytes.set(prefix);
  bytes[prefix.length] = ed25519Type;
  bytes.set(publicKey, prefix.length + 1);
  return defaultSha256(bytes).slice(0, 4);
}
