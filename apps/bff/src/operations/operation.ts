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
  /** What found the outcome of an operation that was in doubt; null while its own request found it. */
  readonly settled_by: string | null;
}

/** Which states an operation may move to; first writer wins, everything not listed is final. */
export const allowedTransitions: Readonly<Record<OperationState, readonly OutcomeState[]>> = {
  attempted: ['created', 'rejected', 'not_sent', 'in_doubt', 'ambiguous'],
  in_doubt: ['created', 'not_sent', 'ambiguous'],
  created: [],
  rejected: [],
  not_sent: [],
  ambiguous: [],
};
