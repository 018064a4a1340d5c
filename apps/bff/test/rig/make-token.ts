/** The claims of a caller of organisation 12345 by application token 7. */
export const claims = { 'esc.org': 12345, 'esc.app': 7 } as const;

/** Far beyond any test run, and a number that JSON carries exactly. */
const farFuture = 4_102_444_800;

/**
 * Makes a token in the form of the vendor's (docs/upstream/authentication.md). Its signature is a word: nobody but
 * the vendor can check one.
 * @param given replaces the claims of the default caller; `exp` is far away unless given
 * @param signature tells tokens with equal claims apart
 */
export function makeToken(given: unknown = claims, signature = 'signature'): string {
  const payload = isObject(given) ? { exp: farFuture, ...given } : given;
  return `${encode({ alg: 'HS384' })}.${encode(payload)}.${signature}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
