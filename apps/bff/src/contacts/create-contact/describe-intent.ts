import { makeUuid } from '../../make-uuid.js';
import { auditActions, type NewAuditEvent } from '../../audit/audit-event.js';
import { describeCaller } from '../../request-audit/describe-request.js';
import type { CreateContactCommand } from './creation.js';

/** @returns the event of a creation that is about to be sent */
export function describeIntent(command: CreateContactCommand, operationId: string): NewAuditEvent {
  const { caller, organisationId, contact, origin } = command;
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisationId,
    action: auditActions.createContact,
    outcome: 'attempted',
    caller: describeCaller(caller, organisationId),
    organisation_id: organisationId,
    contact_id: null,
    operation_id: operationId,
    request_id: origin.request_id,
    trace_id: origin.trace_id,
    fields: Object.keys(contact),
    type_id: contact.type.id,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: null,
    count: 1,
    personal: origin.personal,
  };
}
