import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { Country } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isList } from '../results/answer-forms.js';

/**
 * Lists the vendor's countries.
 * @param options `geographic: true` leaves out the doubles of one country that differ in their mobile country code only
 */
export async function listCountries(
  connection: BffConnection,
  options: CallOptions & { readonly geographic?: boolean } = {},
): Promise<CallResult<readonly Country[]>> {
  const { geographic, ...others } = options;
  const answer = await exchange(connection, {
    method: 'GET',
    path: '/api/v1/country',
    query: { geographic },
    ...others,
  });
  return resultOfExchange<readonly Country[]>(answer, isList);
}
