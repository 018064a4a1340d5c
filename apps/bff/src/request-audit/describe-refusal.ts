import type { FastifyRequest } from 'fastify';
import { makeUuid } from '../make-uuid.js';
import {
  auditActions,
  type AuditAction,
  type AuditPersonal,
  type NewAuditEvent,
} from '../audit/audit-event.js';
import { parseOrganisationId } from '../callers/organisation-id.js';
import type { EarlyRefusal } from '../platform/http/early-refusal.js';
import type { Problem } from '../platform/problem/problem.js';
import { describeCaller, describeOrigin, type RequestOrigin } from './describe-request.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a refusal on this route is recorded as, where that is more than a refused request. */
    refusalAction?: AuditAction;
  }
}

const nobody: AuditPersonal = { source_address: null, user_agent: null, origin: null, user_name: null };

/**
 * The event of one refused request. It belongs to the organisation's trail only if the upstream has accepted
 * the token for it; otherwise anybody could fill, or even open, the trail of any organisation.
 */
export function describeRefusal(request: FastifyRequest, problem: Problem): NewAuditEvent {
  const { org_id: organisation } = (request.params ?? {}) as { org_id?: string };
  const organisationId = organisation === undefined ? null : (parseOrganisationId(organisation) ?? null);
  const caller = describeCaller(request.caller, organisationId);
  return {
    ...describe(problem, describeOrigin(request)),
    action: request.routeOptions.config.refusalAction ?? auditActions.refuseRequest,
    chain: caller.accepted ? organisationId : null,
    caller,
    organisation_id: organisationId,
    operation_id: problem.members.operation_id ?? null,
  };
}

/** The event of one request that was refused before anything but its source was known. */
export function describeEarlyRefusal({ problem, requestId, sourceAddress }: EarlyRefusal): NewAuditEvent {
  const personal = { ...nobody, source_address: sourceAddress };
  return describe(problem, { request_id: requestId, trace_id: null, personal });
}

/** One event that stands for many alike refusals which were over the bound of single events. */
export function describeRefusals(slug: string, status: number, count: number): NewAuditEvent {
  return { ...describe({ slug, status }, { request_id: null, trace_id: null, personal: nobody }), count };
}

/** A refusal of which nobody knows who asked for what: it belongs to the service's own trail. */
function describe(
  { slug, status }: { readonly slug: string; readonly status: number },
  origin: Omit<RequestOrigin, 'request_id'> & { readonly request_id: string | null },
): NewAuditEvent {
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: null,
    action: auditActions.refuseRequest,
    outcome: status >= 500 ? 'failed' : 'refused',
    caller: { kind: 'anonymous', id: null, accepted: false },
    organisation_id: null,
    contact_id: null,
    operation_id: null,
    fields: [],
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: { slug, status },
    count: 1,
    ...origin,
  };
}
