import type { Fingerprint } from '../secrets/secrets.js';

/** States of one creation. `attempted` may become any; `in_doubt` may become created, not_sent or ambiguous. */
export const operationStates = [
  'attempted',
  'created',
  'rejected',
  'not_sent',
  'in_doubt',
  'ambiguous',
] as const;

/** One of {@link operationStates}. */
export type OperationState = (typeof operationStates)[number];

/** A state that an operation can be brought to after its intent is stored. */
export type OutcomeState = Exclude<OperationState, 'attempted'>;

/**
 * What settled an operation in doubt: the vendor's list, read with the token of the request that began it, with that of a
 * later request of the organisation, or with one from UPSTREAM_APPLICATION_TOKENS.
 */
export const settlers = ['operation_token', 'later_request', 'application_token'] as const;

/** One of {@link settlers}. */
export type SettledBy = (typeof settlers)[number];

/**
 * What an open operation waits for: the vendor's answer; settlement to begin; the end of the quiet period; another creation
 * of an equal contact; a token that may read the organisation's list; that list, which could not be had.
 */
export const waitReasons = [
  'upstream',
  'settlement',
  'quiet_period',
  'rival_operation',
  'token',
  'list',
] as const;

/** One of {@link waitReasons}. */
export type WaitReason = (typeof waitReasons)[number];

/** One creation as the BFF keeps it. Holds no contact value, no token and no Idempotency-Key in plain text. */
export interface Operation {
  /** UUIDv7, sent to the caller as `Operation-Id`. */
  readonly operation_id: string;
  readonly organisation_id: number;
  /** `<kind>:<id>` of the caller that began it; see callers/caller.ts. */
  readonly caller_key: string;
  readonly state: OperationState;
  readonly contact_id: string | null;
  /** RFC 3339 with milliseconds, UTC. */
  readonly created_at: string;
  /** What found the outcome of an operation that was in doubt; null when its own request found it. */
  readonly settled_by: SettledBy | null;
  /** What settlement found to be waited for, last; null before it has looked. */
  readonly waiting_for: WaitReason | null;
  /** From 1; an operation that was not sent may be attempted again. */
  readonly attempt: number;
  /** Whether the process that began the last attempt may not send it any more. */
  readonly lease_lapsed: boolean;
  /** Of the request body; null without an Idempotency-Key. */
  readonly fingerprint: Fingerprint | null;
  /** Whether the last attempt is more than a day ago: its answer is not repeated any more, removed already or not. */
  readonly answer_expired: boolean;
  /** What the caller was told, sealed; null when there is nothing to repeat. */
  readonly sealed_answer: string | null;
}

/**
 * Which states an outcome may bring an operation to; first writer wins, everything not listed is final. One that was not
 * sent may be attempted again: see OperationStore.resume.
 */
export const allowedTransitions: Readonly<Record<OperationState, readonly OutcomeState[]>> = {
  attempted: ['created', 'rejected', 'not_sent', 'in_doubt', 'ambiguous'],
  in_doubt: ['created', 'not_sent', 'ambiguous'],
  created: [],
  rejected: [],
  not_sent: [],
  ambiguous: [],
};
