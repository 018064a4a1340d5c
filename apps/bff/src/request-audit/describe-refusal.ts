import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { auditActions, type NewAuditEvent } from '../audit/audit-event.js';
import { parseOrganisationId } from '../callers/organisation-id.js';
import type { Problem } from '../platform/problem/problem.js';
import { describeCaller, describeOrigin } from './describe-request.js';

/**
 * The event of one refused request. It belongs to the organisation's trail only if the upstream has accepted
 * the token for it; otherwise anybody could fill, or even open, the trail of any organisation.
 */
export function describeRefusal(request: FastifyRequest, problem: Problem): NewAuditEvent {
  const { org_id: organisation } = (request.params ?? {}) as { org_id?: string };
  const organisationId = organisation === undefined ? null : (parseOrganisationId(organisation) ?? null);
  const caller = describeCaller(request.caller, organisationId);
  return {
    id: uuidv7(),
    time: new Date().toISOString(),
    chain: caller.accepted ? organisationId : null,
    action: auditActions.refuseRequest,
    outcome: problem.status >= 500 ? 'failed' : 'refused',
    caller,
    organisation_id: organisationId,
    contact_id: null,
    operation_id: problem.members.operation_id ?? null,
    fields: [],
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: { slug: problem.slug, status: problem.status },
    count: 1,
    ...describeOrigin(request),
  };
}

/** One event that stands for many alike refusals which were over the bound of single events. */
export function describeRefusals(slug: string, status: number, count: number): NewAuditEvent {
  return {
    id: uuidv7(),
    time: new Date().toISOString(),
    chain: null,
    action: auditActions.refuseRequest,
    outcome: status >= 500 ? 'failed' : 'refused',
    caller: { kind: 'anonymous', id: null, accepted: false },
    organisation_id: null,
    contact_id: null,
    operation_id: null,
    request_id: null,
    trace_id: null,
    fields: [],
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: { slug, status },
    count,
    personal: { source_address: null, user_agent: null, origin: null, user_name: null },
  };
}
