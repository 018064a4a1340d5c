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

/** A check that may have to wait: it gives a promise then, and refuses by rejecting. */
export type PatientEntryCheck = (request: FastifyRequest, reply: FastifyReply) => Promise<void> | undefined;

type AnyEntryCheck = EntryCheck | PatientEntryCheck;

/**
 * Runs the checks in order on every request, before routing metadata is acted on and before the body is read.
 * One hook for all of them: each Fastify hook costs a call on the hot path.
 */
export function runEntryChecks(fastify: FastifyInstance, checks: readonly AnyEntryCheck[]): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    run(checks, request, reply, done);
  });
}

/** Waits only for a check that asks for it: most requests pass all of them without a promise. */
function run(
  checks: readonly AnyEntryCheck[],
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): void {
  const refuse = (error: unknown) => sendProblem(request, reply, problemOfError(error));
  try {
    for (let index = 0; index < checks.length; index += 1) {
      const waiting = checks[index]?.(request, reply);
      if (!(waiting instanceof Promise)) continue;
      waiting.then(() => run(checks.slice(index + 1), request, reply, done), refuse);
      return;
    }
  } catch (error) {
    refuse(error);
    return;
  }
  done();
}
