import { createHash } from 'node:crypto';
import { readTokenClaims } from '../../config/token-claims.js';

/**
 * Tells callers apart as the BFF does: by organisation, then the application, user or subject, else the token itself.
 * @returns a digest, which names nobody
 */
export function readCaller(token: string): string {
  const { organisationId, subject } = readTokenClaims(token);
  const caller = subject === undefined ? token : `${organisationId ?? ''} ${subject}`;
  return createHash('sha256').update(caller).digest('base64url').slice(0, 16);
}
