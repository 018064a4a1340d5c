import type { FastifyInstance } from 'fastify';
import { addressBlockOf } from '../platform/http/address-block.js';
import type { EarlyRefusal } from '../platform/http/early-refusal.js';
import { describeEarlyRefusal, describeRefusal } from './describe-refusal.js';
import type { RefusalRecorder } from './refusal-recorder.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** True once an operation's own outcome event speaks for this request. */
    audited: boolean;
  }
}

/**
 * Audits every refusal at the Fastify level, where all of them come by: a Nest interceptor never sees what the
 * JSON parser, an entry check or the router refuses. What an operation's own outcome event tells is left out.
 */
export function auditRefusals(fastify: FastifyInstance, recorder: RefusalRecorder): void {
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    const { problem } = request;
    if (problem === null || request.audited || request.url.startsWith('/health/')) {
      done(null, payload);
      return;
    }
    const describe = () => describeRefusal(request, problem);
    // Whatever becomes of the record, the caller gets the answer.
    const proceed = () => done(null, payload);
    void recorder
      .record(sourceOf(request.clientAddress), describe, problem.slug, problem.status)
      .then(proceed, proceed);
  });
}

/** Audits a refusal that no hook has seen; its answer is out already and does not wait. */
export function auditEarlyRefusal(refusal: EarlyRefusal, recorder: RefusalRecorder): void {
  const { problem, sourceAddress } = refusal;
  const describe = () => describeEarlyRefusal(refusal);
  void recorder.record(sourceOf(sourceAddress), describe, problem.slug, problem.status);
}

/** What the bound of single events applies to. */
function sourceOf(address: string | null): string {
  return address === null ? '' : addressBlockOf(address);
}
