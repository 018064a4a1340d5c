import type { Fingerprint } from '../secrets/secrets.js';
import type { NewAuditEvent } from '../audit/audit-event.js';
import type { Operation, OutcomeState, SettledBy } from './operation.js';

/** What settles an attempt whose outcome stays unknown; nothing of it shows a contact value or a token. */
export interface SettlementEvidence {
  /** `<kid>:<HMAC in hex>` of the contact's settlement form. */
  readonly contact_fingerprint: string;
  readonly type_id: number;
  /** The newest reading of the organisation's list that this process knows, or null; see settlement/baselines.ts. */
  readonly baseline: number | null;
  /** The caller's token. */
  readonly sealed_token: string;
}

/** A creation that is about to be sent upstream, with the audit event that says so. */
export interface OperationIntent {
  readonly operation_id: string;
  readonly organisation_id: number;
  readonly caller_key: string;
  /** SHA-256 over caller, organisation and Idempotency-Key, hex; null when the caller sent no key. */
  readonly idempotency_claim: string | null;
  readonly created_at: string;
  /** Of the request body; null when the caller sent no key. */
  readonly fingerprint: Fingerprint | null;
  /** For how long this process may send it, in milliseconds from the commit. */
  readonly lease_ms: number;
  readonly evidence: SettlementEvidence;
  /** Outcome `attempted`; stored in the same commit as the operation, or not at all. */
  readonly event: NewAuditEvent;
}

/** `begun`, or the operation that already holds the same idempotency claim. */
export type BeginResult = { readonly begun: true } | { readonly begun: false; readonly holder: Operation };

/** One more attempt at a creation that was not sent. */
export interface OperationResumption {
  readonly operation_id: string;
  /** One more than the operation's last one. */
  readonly attempt: number;
  readonly attempted_at: string;
  readonly lease_ms: number;
  readonly evidence: SettlementEvidence;
  /** Outcome `attempted`; stored in the same commit as the new state, or not at all. */
  readonly event: NewAuditEvent;
}

/** How a begun creation ended, with the audit event that says so. */
export interface OperationOutcome {
  readonly operation_id: string;
  /** The attempt that has ended. */
  readonly attempt: number;
  readonly state: OutcomeState;
  readonly contact_id: string | null;
  /** True when the outcome proves that nothing can exist upstream and the same key may be used again. */
  readonly release_claim: boolean;
  /** What the caller is told, sealed, for whoever repeats the request; null when there is nothing to repeat. */
  readonly sealed_answer: string | null;
  /** True when the vendor answered with a success that names no contact: that a list lacks it proves nothing then. */
  readonly acknowledged: boolean;
  /** What found the outcome of an operation in doubt; null when its own request did. */
  readonly settled_by: SettledBy | null;
  /** Outcome equals `state`; stored in the same commit as the new state, or not at all. */
  readonly event: NewAuditEvent;
}

/** Durable record of creations. Every method rejects with StorageUnavailable within the storage deadline. */
export abstract class OperationStore {
  /** Stores operation and `attempted` event in one durable commit, unless the claim is held already. */
  abstract begin(intent: OperationIntent): Promise<BeginResult>;

  /**
   * Stores the new attempt and its `attempted` event in one durable commit.
   * @returns false when somebody else was faster, or the operation's state is another one; nothing is stored then
   */
  abstract resume(resumption: OperationResumption): Promise<boolean>;

  /**
   * Stores new state and outcome event in one durable commit.
   * @returns false when the operation's state does not allow the move (first writer wins), or
   *   another attempt has begun since; nothing is stored then
   */
  abstract finish(outcome: OperationOutcome): Promise<boolean>;

  /** Notes the reading that was made for an attempt after its intent was stored and before it is sent. */
  abstract noteBaseline(operationId: string, attempt: number, baseline: number): Promise<void>;

  /**
   * @param contactFingerprints of one contact, one for each key that operations may have used
   * @returns whether another operation, open or ambiguous, may have created an equal contact in the organisation
   */
  abstract hasRival(
    operationId: string,
    organisationId: number,
    contactFingerprints: readonly string[],
  ): Promise<boolean>;

  /** @returns the operation, or undefined when there is none with this id */
  abstract find(operationId: string): Promise<Operation | undefined>;

  /** @returns the operation that holds an idempotency claim, or undefined */
  abstract findByClaim(idempotencyClaim: string): Promise<Operation | undefined>;

  /**
   * Removes some of what is kept for repetitions and has expired: answers after a day, claims after 30.
   * @returns how many were removed; 0 when nothing is left to remove
   */
  abstract forgetExpired(): Promise<number>;
}
