import {
  auditActions,
  type AuditCaller,
  type AuditOutcome,
  type NewAuditEvent,
} from '../audit/audit-event.js';
import { serviceEvent } from '../audit/service-event.js';

/** One thing that settlement has done. */
export interface SettlementDoing {
  readonly organisationId: number;
  readonly outcome: AuditOutcome;
  /** Whose token a later request has brought for it; null for the service's own doing. */
  readonly caller: AuditCaller | null;
  readonly operationId: string | null;
  readonly contactId: string | null;
  readonly typeId: number | null;
}

/** @returns the event of a settlement, or of one use of a later request's token for it */
export function describeSettlement(doing: SettlementDoing): NewAuditEvent {
  const event = serviceEvent({
    action: auditActions.settleContact,
    organisationId: doing.organisationId,
    fields: [],
    count: 1,
  });
  return {
    ...event,
    outcome: doing.outcome,
    caller: doing.caller ?? event.caller,
    contact_id: doing.contactId,
    operation_id: doing.operationId,
    type_id: doing.typeId,
  };
}
