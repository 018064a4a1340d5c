import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Marks a route that answers in other formats than JSON, so that `Accept` is its own matter. */
    anyFormat?: boolean;
  }
}

/** Media ranges that include JSON, the most precise first: it decides (RFC 9110, section 12.5.1). */
const jsonRanges = ['application/json', 'application/problem+json', 'application/*', '*/*'];
const weightOfNothing = /^q=0(?:\.0{0,3})?$/;

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

/** An empty list takes everything. */
function acceptsJson(accept: string): boolean {
  if (accept.trim() === '') return true;
  const wanted = new Map<string, boolean>();
  for (const range of accept.replace(/"(?:[^"\\]|\\.)*"/g, '').split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    wanted.set(type, !parameters.some((parameter) => weightOfNothing.test(parameter)));
  }
  const deciding = jsonRanges.find((range) => wanted.has(range));
  return deciding !== undefined && wanted.get(deciding) === true;
}
