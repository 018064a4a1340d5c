/** An Ed25519 key that signs, or once signed, checkpoints. */
export interface SigningKey {
  readonly kid: string;
  /** 32 bytes (the private key of RFC 8032, section 5.1.5). */
  readonly seed: Buffer;
}

/**
 * Reads a comma list of `kid:base64url(32-byte Ed25519 seed)`. A kid has up to 64 letters, digits, `.`, `_` and `-`.
 * @returns undefined when an entry has another form or a kid occurs twice
 */
export function parseSigningKeys(text: string): readonly SigningKey[] | undefined {
  const keys = text.split(',').map((entry) => parseSigningKey(entry.trim()));
  const kids = new Set(keys.map((key) => key?.kid));
  return keys.every((key) => key !== undefined) && kids.size === keys.length ? keys : undefined;
}

function parseSigningKey(entry: string): SigningKey | undefined {
  const [, kid, encoded] = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9_-]{43})$/.exec(entry) ?? [];
  if (kid === undefined || encoded === undefined) return undefined;
  const seed = Buffer.from(encoded, 'base64url');
  return seed.toString('base64url') === encoded ? { kid, seed } : undefined;
}
