import { makeUuid } from '../make-uuid.js';
import { auditActions, type NewAuditEvent } from '../audit/audit-event.js';
import { describeFilter, type EventFilter } from '../audit/event-filter.js';
import type { Caller } from '../callers/caller.js';
import { describeCaller, type RequestOrigin } from '../request-audit/describe-request.js';

/** Who has read which part of which trail. */
export interface TrailRead {
  readonly action: typeof auditActions.readAuditTrail | typeof auditActions.exportAuditTrail;
  readonly caller: Caller;
  readonly organisationId: number;
  readonly filter: EventFilter;
  readonly origin: RequestOrigin;
}

/** The event of one read; its `fields` are the names of the filters, never their values. */
export function describeTrailRead(read: TrailRead): NewAuditEvent {
  const { action, caller, organisationId, filter, origin } = read;
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisationId,
    action,
    outcome: 'succeeded',
    caller: describeCaller(caller, organisationId),
    organisation_id: organisationId,
    contact_id: null,
    operation_id: null,
    fields: Object.keys(describeFilter(filter) ?? {}),
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: null,
    count: 1,
    ...origin,
  };
}

/** What makes two reads alike: who, of what, through which filter. Pages of one list are alike. */
export function partsOfTrailRead({ action, caller, organisationId, filter }: TrailRead): readonly unknown[] {
  return [action, caller.key, organisationId, describeFilter(filter)];
}
