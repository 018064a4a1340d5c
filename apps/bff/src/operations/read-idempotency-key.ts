import { Problem } from '../platform/problem/problem.js';

const visibleAscii = /^[\x21-\x7e]{1,255}$/;
const quotedString = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * Reads an `Idempotency-Key` header: 1 to 255 visible ASCII characters, bare or as an RFC 8941 string (section
 * 3.3.3); the same text is the same key either way.
 * @returns the key's text, or null when the header is absent
 * @throws Problem `invalid-idempotency-key`
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string') {
    const quoted = quotedString.exec(header)?.[1];
    const key = quoted === undefined ? header : quoted.replace(/\\(["\\])/g, '$1');
    if (visibleAscii.test(key) && (quoted !== undefined || !header.startsWith('"'))) return key;
  }
  throw new Problem(
    'invalid-idempotency-key',
    'The Idempotency-Key must be 1 to 255 visible ASCII characters, bare or in double quotes, and be sent once.',
  );
}
