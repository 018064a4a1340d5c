/**
 * Makes an auth token that nobody has really signed; the command line cannot check signatures.
 * @param claims on top of organisation 12345 and an expiry in an hour; undefined leaves one out
 */
export function makeToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = {
    'esc.org': 12345,
    'esc.orgName': 'Example Org',
    exp: Math.floor(Date.now() / 1000) + 3600,
    ...claims,
  };
  return `${part({ alg: 'HS384' })}.${part(payload)}.c2lnbmF0dXJl`;
}
