import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isEmpty } from '../results/answer-forms.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

/** How to sign out. */
export interface SignOutOptions extends CallOptions {
  /** Ends every session of the same caller, in other browsers too. */
  readonly everywhere?: boolean;
}

/** Ends the session; `notAuthenticated` says that it was over already. After a lost answer it may be repeated. */
export async function signOut(
  connection: BffConnection,
  { everywhere = false, ...options }: SignOutOptions = {},
): Promise<CallResult<undefined>> {
  const query = everywhere ? { all: true } : {};
  const answer = await exchange(connection, { method: 'DELETE', path: '/bff/session', query, ...options });
  return resultOfExchange<undefined>(answer, isEmpty);
}
