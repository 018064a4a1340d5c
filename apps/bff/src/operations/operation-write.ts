import { toEventRow, toPersonalRow, type Cell } from '../audit/audit-row.js';
import { cleanText } from '../audit/clean-text.js';
import type { EventWrite } from '../audit/event-write.js';
import type {
  OperationIntent,
  OperationOutcome,
  OperationResumption,
  SettlementEvidence,
} from './operation-store.js';

/** One write of the operation store: the operation's part and the event's, stored together or not at all. */
export interface OperationWrite extends EventWrite {
  /** A new row, unless its claim is held; a new attempt; or an outcome, if the state allows the move. */
  readonly kind: 'begin' | 'resume' | 'finish';
  readonly operationId: string;
  /** In the order of {@link intentColumns}, {@link resumptionColumns} or {@link outcomeColumns}. */
  readonly row: readonly Cell[];
}

const evidenceColumns = [
  ['contact_fingerprint', 'text'],
  ['type_id', 'bigint'],
  ['baseline', 'bigint'],
  ['sealed_token', 'text'],
] as const;

/** What an intent says about its operation, with PostgreSQL's types. */
export const intentColumns = [
  ['operation_id', 'uuid'],
  ['organisation_id', 'bigint'],
  ['caller_key', 'text'],
  ['idempotency_claim', 'text'],
  ['created_at', 'timestamptz'],
  ['fingerprint', 'text'],
  ['fingerprint_key', 'text'],
  ['lease_ms', 'integer'],
  ...evidenceColumns,
] as const;

/** What a new attempt says about its operation, with PostgreSQL's types. */
export const resumptionColumns = [
  ['operation_id', 'uuid'],
  ['attempt', 'integer'],
  ['attempted_at', 'timestamptz'],
  ['lease_ms', 'integer'],
  ...evidenceColumns,
] as const;

/** What an outcome says about its operation, with PostgreSQL's types. */
export const outcomeColumns = [
  ['operation_id', 'uuid'],
  ['state', 'text'],
  ['contact_id', 'text'],
  ['release_claim', 'boolean'],
  ['attempt', 'integer'],
  ['sealed_answer', 'text'],
  ['acknowledged', 'integer'],
  ['settled_by', 'text'],
] as const;

/** @returns what stores an intent; the event's id names the row of its person-related members */
export function toBeginWrite(intent: OperationIntent): OperationWrite {
  const { event } = intent;
  const personal = toPersonalRow(event.personal, event.id);
  return {
    kind: 'begin',
    operationId: intent.operation_id,
    row: [
      intent.operation_id,
      intent.organisation_id,
      cleanText(intent.caller_key),
      intent.idempotency_claim,
      intent.created_at,
      intent.fingerprint?.mac ?? null,
      intent.fingerprint?.kid ?? null,
      intent.lease_ms,
      ...toEvidenceCells(intent.evidence),
    ],
    event: toEventRow(event, personal ? event.id : null),
    personal,
  };
}

/** @returns what stores a new attempt, whose event's id names the row of its person-related members */
export function toResumeWrite(resumption: OperationResumption): OperationWrite {
  const { operation_id: operationId, attempt, attempted_at, lease_ms, event } = resumption;
  const personal = toPersonalRow(event.personal, event.id);
  return {
    kind: 'resume',
    operationId,
    row: [operationId, attempt, attempted_at, lease_ms, ...toEvidenceCells(resumption.evidence)],
    event: toEventRow(event, personal ? event.id : null),
    personal,
  };
}

/**
 * @param personalId names the row that holds the outcome's person-related members already, if any
 * @returns what stores an outcome
 */
export function toFinishWrite(outcome: OperationOutcome, personalId: string | undefined): OperationWrite {
  const { event } = outcome;
  const personal = personalId === undefined ? toPersonalRow(event.personal, event.id) : undefined;
  return {
    kind: 'finish',
    operationId: outcome.operation_id,
    row: [
      outcome.operation_id,
      outcome.state,
      outcome.contact_id === null ? null : cleanText(outcome.contact_id),
      outcome.release_claim ? 1 : 0,
      outcome.attempt,
      outcome.sealed_answer,
      outcome.acknowledged ? 1 : 0,
      outcome.settled_by,
    ],
    event: toEventRow(event, personalId ?? (personal ? event.id : null)),
    personal,
  };
}

function toEvidenceCells({
  contact_fingerprint,
  type_id,
  baseline,
  sealed_token,
}: SettlementEvidence): Cell[] {
  return [contact_fingerprint, type_id, baseline, sealed_token];
}
