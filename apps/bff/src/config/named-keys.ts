/** 32 secret bytes and the name by which what was made with them says so. */
export interface NamedKey {
  readonly kid: string;
  readonly bytes: Buffer;
}

/**
 * Reads a comma list of `kid:base64url(32 bytes)`. A kid has up to 64 letters, digits, `.`, `_` and `-`.
 * @returns undefined when an entry has another form or a kid occurs twice
 */
export function parseNamedKeys(text: string): readonly NamedKey[] | undefined {
  const keys = text.split(',').map((entry) => parseNamedKey(entry.trim()));
  const kids = new Set(keys.map((key) => key?.kid));
  return keys.every((key) => key !== undefined) && kids.size === keys.length ? keys : undefined;
}

function parseNamedKey(entry: string): NamedKey | undefined {
  const [, kid, encoded] = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9_-]{43})$/.exec(entry) ?? [];
  if (kid === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.toString('base64url') === encoded ? { kid, bytes } : undefined;
}
