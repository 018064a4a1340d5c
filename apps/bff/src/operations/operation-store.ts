import type { NewAuditEvent } from '../audit/audit-event.js';
import type { Operation, OutcomeState } from './operation.js';

/** A creation that is about to be sent upstream, with the audit event that says so. */
export interface OperationIntent {
  readonly operation_id: string;
  readonly organisation_id: number;
  readonly caller_key: string;
  /** SHA-256 over caller, organisation and Idempotency-Key, hex; null when the caller sent no key. */
  readonly idempotency_claim: string | null;
  readonly created_at: string;
  /** Outcome `attempted`; stored in the same commit as the operation, or not at all. */
  readonly event: NewAuditEvent;
}

/** `begun`, or the operation that already holds the same idempotency claim. */
export type BeginResult = { readonly begun: true } | { readonly begun: false; readonly holder: Operation };

/** How a begun creation ended, with the audit event that says so. */
export interface OperationOutcome {
  readonly operation_id: string;
  readonly state: OutcomeState;
  readonly contact_id: string | null;
  /** True when the outcome proves that nothing can exist upstream and the same key may be used again. */
  readonly release_claim: boolean;
  /** Outcome equals `state`; stored in the same commit as the new state, or not at all. */
  readonly event: NewAuditEvent;
}

/** Durable record of creations. Every method rejects with StorageUnavailable within the storage deadline. */
export abstract class OperationStore {
  /** Stores operation and `attempted` event in one durable commit, unless the claim is held already. */
  abstract begin(intent: OperationIntent): Promise<BeginResult>;

  /**
   * Stores new state and outcome event in one durable commit.
   * @returns false when the operation's state does not allow the move (first writer wins); nothing is stored then
   */
  abstract finish(outcome: OperationOutcome): Promise<boolean>;

  /** @returns the operation, or undefined when there is none with this id */
  abstract find(operationId: string): Promise<Operation | undefined>;

  /** @returns whether an operation is already known to have created this contact (decimal id) */
  abstract isAttributed(organisationId: number, contactId: string): Promise<boolean>;
}
