import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { Contact } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isList } from '../results/answer-forms.js';
import { contactsPath } from './contact-path.js';

/** Lists all contacts of an organisation, in the vendor's order. */
export async function listContacts(
  connection: BffConnection,
  organisationId: number,
  options: CallOptions = {},
): Promise<CallResult<readonly Contact[]>> {
  const answer = await exchange(connection, {
    method: 'GET',
    path: contactsPath(organisationId),
    ...options,
  });
  return resultOfExchange<readonly Contact[]>(answer, isList);
}
