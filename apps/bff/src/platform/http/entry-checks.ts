import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOfError } from '../problem/problem-of-error.js';
import { sendProblem } from '../problem/send-problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Marks a route that no limit of requests applies to: what watches the service must always get through. */
    unlimited?: boolean;
  }
}

/** A check that runs before the body is read. It refuses by throwing a Problem. */
export type EntryCheck = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Runs the checks in order on every request, before routing metadata is acted on and before the body is read.
 * One hook for all of them: each Fastify hook costs a call on the hot path.
 */
export function runEntryChecks(fastify: FastifyInstance, checks: readonly EntryCheck[]): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    try {
      for (const check of checks) check(request, reply);
    } catch (error) {
      sendProblem(request, reply, problemOfError(error));
      return;
    }
    done();
  });
}
