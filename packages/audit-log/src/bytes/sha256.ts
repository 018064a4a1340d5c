import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4): takes bytes, returns 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The implementation that runs anywhere. Node's own is faster and can be given wherever a {@link Sha256} is taken. */
export const defaultSha256: Sha256 = (bytes) => portableSha256(bytes);

const hexHash = /^[0-9a-f]{64}$/;

/** @returns whether a value is a SHA-256 as this package writes it: 64 lower-case hexadecimal digits */
export function isHexHash(value: unknown): value is string {
  return typeof value === 'string' && hexHash.test(value);
}

/** @returns SHA-256 of the bytes as 64 lower-case hexadecimal digits */
export function hexSha256(bytes: Uint8Array, sha256: Sha256): string {
  return bytesToHex(sha256(bytes));
}
