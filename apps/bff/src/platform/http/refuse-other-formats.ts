import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { chooseFormat } from './choose-format.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Marks a route that answers in other formats than JSON, so that `Accept` is its own matter. */
    anyFormat?: boolean;
  }
}

/** Refuses requests that accept no JSON (RFC 9110, section 12.5.1) before anything is done for them. */
export function refuseOtherFormats(request: FastifyRequest): void {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return;
  // An address that does not exist is not found in any format.
  if (request.is404 || request.routeOptions.config.anyFormat === true || acceptsJson(accept)) return;
  throw new Problem(
    'not-acceptable',
    'This route answers application/json only, and the Accept header excludes it.',
  );
}

/** A problem is JSON too, and some clients name nothing else; who names JSON itself means that. */
function acceptsJson(accept: string): boolean {
  const named = accept.toLowerCase().includes('application/json') ? 'application/json' : undefined;
  const formats = named === undefined ? ['application/json', 'application/problem+json'] : [named];
  return chooseFormat(accept, formats) !== undefined;
}
