import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { Contact } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { contactPath, type ContactAddress } from './contact-path.js';

/** Gets one contact. */
export async function getContact(
  connection: BffConnection,
  address: ContactAddress,
  options: CallOptions = {},
): Promise<CallResult<Contact>> {
  const answer = await exchange(connection, { method: 'GET', path: contactPath(address), ...options });
  return resultOfExchange<Contact>(answer, isJsonObject);
}
