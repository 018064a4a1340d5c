import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isEmpty } from '../results/answer-forms.js';
import { contactPath, type ContactAddress } from './contact-path.js';

/** Deletes a contact. After a lost answer it may be repeated; `notFound` says then that it is gone. */
export async function deleteContact(
  connection: BffConnection,
  address: ContactAddress,
  options: CallOptions = {},
): Promise<CallResult<undefined>> {
  const answer = await exchange(connection, { method: 'DELETE', path: contactPath(address), ...options });
  return resultOfExchange<undefined>(answer, isEmpty);
}
