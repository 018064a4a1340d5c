import { createHash } from 'node:crypto';
import { readTokenClaims } from '../../config/token-claims.js';

/**
 * Tells callers apart as the BFF does, which remembers keys for each of them.
 * @returns a digest, which names nobody
 */
export function readCaller(token: string): string {
  const { organisationId, caller } = readTokenClaims(token);
  const name = caller === undefined ? token : `${organisationId ?? ''}/${caller.kind}/${caller.id}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 16);
}
