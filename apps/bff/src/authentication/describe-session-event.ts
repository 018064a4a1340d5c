import { makeUuid } from '../make-uuid.js';
import type { AuditAction, AuditOutcome, NewAuditEvent } from '../audit/audit-event.js';
import type { CallerIdentity } from '../callers/caller.js';

/** Something that happened to a sign-in or a session. */
export interface SessionDoing {
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  /** Whose token the vendor has given out; null when it gave none. */
  readonly caller: CallerIdentity | null;
  /** Of the vendor's answer; null when it was not asked. */
  readonly upstreamStatus: number | null;
  /** The request behind it; without one it was the service's own doing. */
  readonly origin: Pick<NewAuditEvent, 'request_id' | 'trace_id' | 'personal'>;
}

/**
 * The event of one such doing. It belongs to the organisation that the token names: the vendor has given the token out
 * itself, so the claim is true.
 */
export function describeSessionEvent(doing: SessionDoing): NewAuditEvent {
  const { action, outcome, caller, upstreamStatus, origin } = doing;
  const organisationId = caller?.organisationId ?? null;
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisationId,
    action,
    outcome,
    caller: {
      kind: caller?.kind ?? 'anonymous',
      id: caller?.id ?? null,
      accepted: organisationId !== null,
    },
    organisation_id: organisationId,
    contact_id: null,
    operation_id: null,
    fields: [],
    type_id: null,
    upstream: { status: upstreamStatus, error_token: null },
    duration_ms: null,
    problem: null,
    count: 1,
    ...origin,
  };
}
