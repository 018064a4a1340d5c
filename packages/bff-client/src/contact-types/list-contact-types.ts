import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { ContactType } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isList } from '../results/answer-forms.js';

/** Lists the contact types; needs no credential. */
export async function listContactTypes(
  connection: BffConnection,
  options: CallOptions = {},
): Promise<CallResult<readonly ContactType[]>> {
  const answer = await exchange(connection, { method: 'GET', path: '/bff/contact-types', ...options });
  return resultOfExchange<readonly ContactType[]>(answer, isList);
}
