import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

/**
 * Refuses request targets that are not a path with an optional query (RFC 9112, section 3.2.1). The router would
 * take the absolute form by its path alone and a fragment for a query; neither has a use here.
 */
export function refuseOddTargets({ url }: FastifyRequest): void {
  if (url.startsWith('/') && !url.includes('#')) return;
  throw new Problem(
    'bad-request',
    'The request target must be a path that begins with "/" and holds no fragment ("#").',
  );
}
