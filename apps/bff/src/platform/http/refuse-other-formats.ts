import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Marks a route that answers in other formats than JSON, so that `Accept` is its own matter. */
    anyFormat?: boolean;
  }
}

const json = /(?:^|[,\s])(?:\*\/\*|application\/(?:\*|json|problem\+json))(?:[\s;,]|$)/i;

/** Refuses requests that accept no JSON (RFC 9110, section 12.5.1) before anything is done for them. */
export function refuseOtherFormats(request: FastifyRequest): void {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return;
  if (request.routeOptions.config.anyFormat === true || json.test(accept)) return;
  throw new Problem(
    'not-acceptable',
    'This route answers application/json only, and the Accept header excludes it.',
  );
}
