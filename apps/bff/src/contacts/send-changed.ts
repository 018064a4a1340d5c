import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../platform/problem/send-problem.js';
import type { SubmittedContact } from '../vendor-calls/describe-vendor-refusal.js';
import { problemOfCall, problemOfUnrecordedChange } from '../vendor-calls/problem-of-call.js';
import type { ChangeResult } from './change-contact.use-case.js';

/** Answers a change: 204 without a body, or the problem. Its own outcome event speaks for the request. */
export function sendChanged(
  request: FastifyRequest,
  reply: FastifyReply,
  { result, recorded }: ChangeResult,
  submitted: SubmittedContact | undefined,
): void {
  request.audited = true;
  if (result.kind === 'unsent' && result.reason === 'tls_identity') request.securityEvent = 'tls_identity';
  if (!recorded) sendProblem(request, reply, problemOfUnrecordedChange());
  // Nobody needs what the vendor says beside its 2xx, however long it is.
  else if (result.kind === 'succeeded' || result.kind === 'too_large') reply.code(204).send();
  else sendProblem(request, reply, problemOfCall(result, 'change', submitted));
}
