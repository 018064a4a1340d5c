import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { OperationView } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

/** Which creation: by the id that the BFF gave, or by the key under which it was sent. */
export type OperationName =
  | { readonly operationId: string }
  /** @property organisationId in which the key was used; the caller's own without it */
  | { readonly idempotencyKey: string; readonly organisationId?: number };

/** Gets the state of one creation; those of other callers are not found. */
export async function getOperation(
  connection: BffConnection,
  name: OperationName,
  options: CallOptions = {},
): Promise<CallResult<OperationView>> {
  const request =
    'operationId' in name
      ? { path: `/bff/operations/${encodeURIComponent(name.operationId)}` }
      : {
          path: '/bff/operations',
          query: { organisation: name.organisationId },
          headers: { 'idempotency-key': name.idempotencyKey },
        };
  const answer = await exchange(connection, { method: 'GET', ...request, ...options });
  return resultOfExchange<OperationView>(answer, isJsonObject);
}
