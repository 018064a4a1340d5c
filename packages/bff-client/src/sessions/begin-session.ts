import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { operations } from '../generated/bff-api.js';
import { resultOfSignIn } from './result-of-sign-in.js';
import type { SignInResult } from './sign-in-result.js';

type SessionCredentials = operations['signIn']['requestBody']['content']['application/json'];

/** Sends one step of a sign-in, never twice: a wrong one counts at the vendor. */
export async function beginSession(
  connection: BffConnection,
  credentials: SessionCredentials,
  options: CallOptions,
): Promise<SignInResult> {
  const request = { method: 'POST', path: '/bff/session', body: credentials } as const;
  return resultOfSignIn(await exchange(connection, { ...request, ...options }));
}
