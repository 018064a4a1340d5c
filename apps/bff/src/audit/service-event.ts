import { makeUuid } from '../make-uuid.js';
import type { AuditAction, NewAuditEvent } from './audit-event.js';

/** What one of the service's own doings is about. */
export interface ServiceDoing {
  readonly action: AuditAction;
  /** The organisation whose trail it belongs to, or null for the service's own. */
  readonly organisationId: number | null;
  /** `name=value` each; docs/adr/0009-what-the-service-records-about-itself.md. */
  readonly fields: readonly string[];
  readonly count: number;
}

/** @returns the event of something that the service or its operator has done, on behalf of no caller */
export function serviceEvent({ action, organisationId, fields, count }: ServiceDoing): NewAuditEvent {
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisationId,
    action,
    outcome: 'succeeded',
    caller: { kind: 'service', id: null, accepted: true },
    organisation_id: organisationId,
    contact_id: null,
    operation_id: null,
    request_id: null,
    trace_id: null,
    fields,
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: null,
    count,
    personal: { source_address: null, user_agent: null, origin: null, user_name: null },
  };
}
