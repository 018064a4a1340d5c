import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { Organisation } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

/** Gets the organisation that the token or session belongs to. */
export async function getOwnOrganisation(
  connection: BffConnection,
  options: CallOptions = {},
): Promise<CallResult<Organisation>> {
  const answer = await exchange(connection, { method: 'GET', path: '/api/v1/organisation/my', ...options });
  return resultOfExchange<Organisation>(answer, isJsonObject);
}
