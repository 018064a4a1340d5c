import { parseNamedKeys } from './named-keys.js';

/** An Ed25519 key that signs, or once signed, checkpoints. */
export interface SigningKey {
  readonly kid: string;
  /** 32 bytes (the private key of RFC 8032, section 5.1.5). */
  readonly seed: Buffer;
}

/** Reads a comma list of `kid:base64url(32-byte Ed25519 seed)`; undefined as {@link parseNamedKeys} says. */
export function parseSigningKeys(text: string): readonly SigningKey[] | undefined {
  return parseNamedKeys(text)?.map(({ kid, bytes }) => ({ kid, seed: bytes }));
}
