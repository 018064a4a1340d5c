import { randomUUID } from 'node:crypto';

/**
 * Makes a token of the right form whose signature no vendor accepts.
 * @param claims on top of an organisation, an application and an expiry in an hour
 */
export function claimedToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const expiry = Math.floor(Date.now() / 1000) + 3600;
  const payload = { 'esc.org': 12345, 'esc.app': 7, exp: expiry, ...claims };
  return `${encode({ alg: 'HS384' })}.${encode(payload)}.bm90LXNpZ25lZA`;
}

/** Another token that claims the same caller, for what a token must not be used for any more: the vendor refuses it. */
export function refusedTokenOf(token: string): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  return claimedToken({ ...claims, jti: randomUUID() });
}
