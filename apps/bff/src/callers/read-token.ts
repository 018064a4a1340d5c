import type { TokenFacts } from '../sessions/session.js';
import type { Caller } from './caller.js';
import { readBearerToken } from './read-bearer-token.js';

/** @returns who a token speaks for that the vendor has given out; undefined for what is no token, or has expired already */
export function readToken(token: string): Caller | undefined {
  try {
    return readBearerToken(`Bearer ${token}`);
  } catch {
    return undefined;
  }
}

/** @returns what sessions need to know of a caller's token */
export function factsOf(caller: Caller): TokenFacts {
  return { callerKey: caller.key, organisationId: caller.organisationId, expiresAt: caller.expiresAt };
}

/** @returns the facts of a token; undefined as {@link readToken} says */
export function readTokenFacts(token: string): TokenFacts | undefined {
  const caller = readToken(token);
  return caller === undefined ? undefined : factsOf(caller);
}
