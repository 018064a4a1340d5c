import type { FastifyInstance } from 'fastify';
import { describeRefusal } from './describe-refusal.js';
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
    void recorder.record(request.ip, describe, problem.slug, problem.status).then(() => done(null, payload));
  });
}
