import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { Session } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

/** Tells who is signed in, by cookie or bearer; nobody is `notAuthenticated`. */
export async function getSession(
  connection: BffConnection,
  options: CallOptions = {},
): Promise<CallResult<Session>> {
  const answer = await exchange(connection, { method: 'GET', path: '/bff/session', ...options });
  return resultOfExchange<Session>(answer, (body) => isJsonObject(body) && isJsonObject(body['caller']));
}
