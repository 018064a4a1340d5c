import type { FastifyRequest } from 'fastify';
import type { AuditCaller, AuditPersonal } from '../audit/audit-event.js';
import { isAccepted, type Caller } from '../callers/caller.js';
import { traceIdOf } from '../platform/http/request-id.js';

/** What every audit event says about the HTTP request behind it. */
export interface RequestOrigin {
  readonly request_id: string;
  readonly trace_id: string | null;
  readonly personal: AuditPersonal;
}

/** Joins HTTP and audit: which request it was and from where. The append boundary cleans and cuts the texts. */
export function describeOrigin(request: FastifyRequest): RequestOrigin {
  const { headers } = request;
  return {
    request_id: request.id,
    trace_id: traceIdOf(headers),
    personal: {
      source_address: request.clientAddress,
      user_agent: headers['user-agent'] ?? null,
      origin: headers.origin ?? null,
      user_name: request.caller?.userName ?? null,
    },
  };
}

/** Joins callers and audit, which know nothing of each other. */
export function describeCaller(caller: Caller | null, organisationId: number | null): AuditCaller {
  if (caller === null) return { kind: 'anonymous', id: null, accepted: false };
  return {
    kind: caller.kind,
    id: caller.id,
    accepted: organisationId !== null && isAccepted(caller, organisationId),
  };
}
