import { getPublicKey, hashes, sign, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

// The package leaves its hash to whoever uses it; browsers have one of their own only for callers who can wait.
hashes.sha512 = sha512;

/** Ed25519 (RFC 8032) in plain JavaScript. */
export const ed25519 = { getPublicKey, sign, verify } as const;
