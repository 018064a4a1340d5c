import { createHash } from 'node:crypto';
import { makeUuid } from '../../src/make-uuid.js';
import { auditActions, type AuditPersonal, type NewAuditEvent } from '../../src/audit/audit-event.js';
import type { AuditQuery } from '../../src/audit/audit-trail.js';
import type { OutcomeState } from '../../src/operations/operation.js';
import type {
  OperationIntent,
  OperationOutcome,
  SettlementEvidence,
} from '../../src/operations/operation-store.js';

/** The organisation of every sample. */
export const organisation = 12345;

/** A caller's claim on an Idempotency-Key of this name. */
export const claimOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Person-related members as a browser's request brings them. */
export const samplePersonal: AuditPersonal = {
  source_address: '192.0.2.7',
  user_agent: 'Mozilla/5.0 "quoted" \\ {braces}, naïve 漢字 👩‍💻',
  origin: 'https://console.example',
  user_name: 'ada@example.com',
};

/** One refused request, or whatever `changes` makes of it. */
export function sampleEvent(changes: Partial<NewAuditEvent> = {}): NewAuditEvent {
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisation,
    action: auditActions.refuseRequest,
    outcome: 'refused',
    caller: { kind: 'user', id: '77', accepted: true },
    organisation_id: organisation,
    contact_id: null,
    operation_id: null,
    request_id: 'request-0001',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    fields: ['type', 'name'],
    type_id: 6,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: { slug: 'validation-failed', status: 422 },
    count: 1,
    personal: samplePersonal,
    ...changes,
  };
}

/** What would settle the sample creations. */
export const sampleEvidence: SettlementEvidence = {
  contact_fingerprint: 'k1:ada',
  type_id: 6,
  baseline: null,
  sealed_token: 'v1.k1.TOKEN',
};

/** A creation that is about to be sent. */
export function sampleIntent(
  claim: string | null = null,
  event: Partial<NewAuditEvent> = {},
): OperationIntent {
  const operation_id = makeUuid();
  const time = new Date().toISOString();
  return {
    operation_id,
    organisation_id: organisation,
    caller_key: `${String(organisation)}/user/77`,
    idempotency_claim: claim,
    created_at: time,
    fingerprint: claim === null ? null : { kid: 'k1', mac: claim },
    lease_ms: 15_000,
    evidence: sampleEvidence,
    event: sampleEvent({
      time,
      action: auditActions.createContact,
      outcome: 'attempted',
      operation_id,
      problem: null,
      ...event,
    }),
  };
}

/** How that creation ended; the event carries the same personal members, as one request's events do. */
export function sampleOutcome(
  intent: OperationIntent,
  state: OutcomeState,
  changes: Partial<OperationOutcome> = {},
): OperationOutcome {
  const contact_id = state === 'created' ? '4711' : null;
  return {
    operation_id: intent.operation_id,
    attempt: 1,
    state,
    contact_id,
    release_claim: false,
    sealed_answer: null,
    acknowledged: false,
    settled_by: null,
    event: {
      ...intent.event,
      id: makeUuid(),
      outcome: state,
      contact_id,
      upstream: { status: state === 'created' ? 201 : null, error_token: null },
      duration_ms: 12,
    },
    ...changes,
  };
}

/** The newest events of the organisation, or whatever `changes` asks for. */
export function sampleQuery(changes: Partial<AuditQuery> = {}): AuditQuery {
  return {
    organisation_id: organisation,
    limit: 50,
    before: undefined,
    since: undefined,
    until: undefined,
    action: undefined,
    outcome: undefined,
    actor: undefined,
    contact_id: undefined,
    request_id: undefined,
    operation_id: undefined,
    ...changes,
  };
}
