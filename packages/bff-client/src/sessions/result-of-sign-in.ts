import type { BffProblem } from '../exchange/bff-problem.js';
import type { BffAnswer, ExchangeResult } from '../exchange/exchange-result.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { Session } from '../generated/bff-api.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import type { SignInResult } from './sign-in-result.js';

/** Gives the answer to one step of a sign-in its meaning. */
export function resultOfSignIn(answer: ExchangeResult<BffAnswer>): SignInResult {
  const result = resultOfExchange<Session | { readonly mfa: 'required' }>(answer, isStep);
  switch (result.kind) {
    case 'done': {
      if ('mfa' in result.value) return { kind: 'mfaRequired' };
      const { caller, expires_at: expiresAt } = result.value;
      return { kind: 'signedIn', caller, expiresAt };
    }
    case 'notAuthenticated':
      return { kind: meaningOfRefusal(result.problem), problem: result.problem };
    case 'unavailable':
      // Of the other limit, the vendor's own, all callers use up a share.
      return result.problem.slug === 'too-many-requests' ? { ...result, kind: 'tooManyAttempts' } : result;
    default:
      return result;
  }
}

function isStep(body: unknown): boolean {
  return isJsonObject(body) && (body['mfa'] === 'required' || isJsonObject(body['caller']));
}

function meaningOfRefusal({
  slug,
  document,
}: BffProblem): 'wrongCredentials' | 'signInExpired' | 'lockedOut' {
  if (slug === 'session-expired') return 'signInExpired';
  return document['error_token'] === 'TooManyRequests' ? 'lockedOut' : 'wrongCredentials';
}
