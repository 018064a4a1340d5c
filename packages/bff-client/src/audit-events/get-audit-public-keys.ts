import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { PublicKeySet } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

/**
 * Gets what checkpoints are verified with, the current key first; needs no credential. Keep a copy elsewhere: this answer
 * vouches for nothing by itself.
 */
export async function getAuditPublicKeys(
  connection: BffConnection,
  options: CallOptions = {},
): Promise<CallResult<PublicKeySet>> {
  const answer = await exchange(connection, { method: 'GET', path: '/bff/audit/public-key', ...options });
  return resultOfExchange<PublicKeySet>(answer, isJsonObject);
}
