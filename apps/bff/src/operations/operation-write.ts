import type { Cell } from '../audit/audit-row.js';
import type { EventWrite } from '../audit/event-write.js';

/** A creation that begins: a new row, unless its claim is held. */
export interface BeginWrite extends EventWrite {
  readonly kind: 'begin';
  readonly operationId: string;
  /** In the order of {@link intentColumns}. */
  readonly row: readonly Cell[];
}

/** A creation that ends: a changed row, if its state allows the move. */
export interface FinishWrite extends EventWrite {
  readonly kind: 'finish';
  readonly operationId: string;
  /** In the order of {@link outcomeColumns}. */
  readonly row: readonly Cell[];
}

/** One write of the operation store: the operation's part and the event's, stored together or not at all. */
export type OperationWrite = BeginWrite | FinishWrite;

/** Columns of a new operation, with PostgreSQL's types. */
export const intentColumns = [
  ['operation_id', 'uuid'],
  ['organisation_id', 'bigint'],
  ['caller_key', 'text'],
  ['idempotency_claim', 'text'],
  ['created_at', 'timestamptz'],
] as const;

/** What an outcome says about its operation, with PostgreSQL's types. */
export const outcomeColumns = [
  ['operation_id', 'uuid'],
  ['state', 'text'],
  ['contact_id', 'text'],
  ['release_claim', 'boolean'],
] as const;
