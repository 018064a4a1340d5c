import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { AuditPage, operations } from '../generated/bff-api.js';
import type { CallResult } from '../results/call-result.js';
import { resultOfExchange } from '../results/result-of-exchange.js';

type Query = NonNullable<operations['listAuditEvents']['parameters']['query']>;

/** Which events of a trail, and how many on a page; `cursor` is the `next_cursor` of the page before. */
export type AuditQuery = Omit<Query, 'from_seq' | 'to_seq'>;

/** Reads one page of an organisation's audit trail, newest first. */
export async function listAuditEvents(
  connection: BffConnection,
  organisationId: number,
  query: AuditQuery = {},
  options: CallOptions = {},
): Promise<CallResult<AuditPage>> {
  const path = `/bff/organisation/${String(organisationId)}/audit-events`;
  const answer = await exchange(connection, { method: 'GET', path, query, ...options });
  return resultOfExchange<AuditPage>(answer, isJsonObject);
}
