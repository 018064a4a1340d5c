import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';
import { isText } from '../results/answer-forms.js';

/** Gets the latest signed statement about an organisation's chain, a C2SP signed note; keep it elsewhere. */
export async function getAuditCheckpoint(
  connection: BffConnection,
  organisationId: number,
  options: CallOptions = {},
): Promise<CallResult<string>> {
  const answer = await exchange(connection, {
    method: 'GET',
    path: '/bff/audit/checkpoint',
    query: { organisation: organisationId },
    accept: 'text/plain',
    ...options,
  });
  return resultOfExchange<string>(answer, isText);
}
