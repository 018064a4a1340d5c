import { validateContactUpdate } from '@contacts/domain';
import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { ContactError } from '../exchange/bff-problem.js';
import type { ContactUpdate } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isEmpty } from '../results/answer-forms.js';
import { contactPath, type ContactAddress } from './contact-path.js';

/** What comes of a change; `invalid` without a problem was found here, before anything was sent. */
export type UpdateResult =
  CallResult<undefined> | { readonly kind: 'invalid'; readonly errors: readonly ContactError[] };

/**
 * Changes members of a contact; those left out keep their value. Checks the rules first, so that a form hears of them
 * without a request.
 */
export async function updateContact(
  connection: BffConnection,
  address: ContactAddress,
  update: ContactUpdate,
  options: CallOptions = {},
): Promise<UpdateResult> {
  const validation = validateContactUpdate(update);
  if (!validation.valid) return { kind: 'invalid', errors: validation.violations };
  const answer = await exchange(connection, {
    method: 'PATCH',
    path: contactPath(address),
    body: validation.contact,
    ...options,
  });
  return resultOfExchange<undefined>(answer, isEmpty);
}
