import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderProblem, type Problem, type RetryAdvice } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The refusal that answered the request, for log and audit. */
    problem: Problem | null;
    /** What a refusal means to this caller, where that is more than whoever refuses can know. */
    refineProblem: ((problem: Problem) => Problem) | null;
  }
  interface FastifyContextConfig {
    /** Marks a route whose every refusal says whether the request may be sent again. */
    advisesRetry?: boolean;
  }
}

/** In characters; every path of ours is shorter. */
const longestPath = 512;

/** Answers a request with a problem: status, headers and `application/problem+json` body (RFC 9457). */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Problem): void {
  const problem = request.refineProblem?.(refusal) ?? refusal;
  const { retryAfterSeconds, headers, location } = problem.members;
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  if (problem.members.operation_id !== undefined) reply.header('operation-id', problem.members.operation_id);
  if (location !== undefined) reply.header('location', location);
  if (headers !== undefined) reply.headers(headers);
  request.problem = problem;
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    // As bytes, since Fastify appends a charset to text, which this media type does not have.
    .send(Buffer.from(renderProblem(problem, pathOf(request.url), request.id, adviceOf(request, problem))));
}

/**
 * A problem that does not say so itself was met before anything was done, and the request would meet it again; except a
 * defect of ours, which can come at any moment.
 */
function adviceOf({ routeOptions, headers }: FastifyRequest, problem: Problem): RetryAdvice | undefined {
  const { retry } = problem.members;
  if (retry !== undefined || routeOptions.config.advisesRetry !== true) return retry;
  return problem.slug === 'internal-error' && headers['idempotency-key'] !== undefined ? 'same_key' : 'never';
}

/** The path of a request target, without query and fragment, cut to a length that is safe to echo. */
export function pathOf(target: string): string {
  if (!target.startsWith('/')) return '/';
  const end = target.search(/[?#]/);
  return target.slice(0, end === -1 ? longestPath : Math.min(end, longestPath));
}
