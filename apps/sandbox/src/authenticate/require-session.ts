import { gatewayAnswer } from '../vendor/gateway-answer.js';
import { Refusal, tokenExpired } from '../vendor/refusal.js';
import type { VendorRequest } from '../vendor/vendor-request.js';
import type { Session, SessionTokens } from './session-tokens.js';

/**
 * Accepts a request that carries a valid auth token.
 * @returns the session that the token stands for
 * @throws Refusal 401 in the gateway dialect without a bearer or with one that is garbled, forged or of another
 * purpose; 401/1103 for an expired one (docs/upstream/authentication.md section 3, quirks.md C22, C23)
 */
export async function requireSession(request: VendorRequest, tokens: SessionTokens): Promise<Session> {
  const token = /^Bearer +(\S+)$/i.exec(request.authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(gatewayAnswer(401, 'Unauthorized', 'UnauthorizedException'));
  const session = await tokens.check(token, 'authentication');
  if (session === 'expired') throw tokenExpired();
  if (session === 'malformed') throw accessDenied('token contains an invalid number of segments');
  if (session === 'invalid') throw accessDenied('signature is invalid');
  return session;
}

function accessDenied(message: string): Refusal {
  return new Refusal(gatewayAnswer(401, message, 'AccessDeniedException'));
}
