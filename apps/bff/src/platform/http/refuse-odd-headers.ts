import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

/** Browsers behind proxies send some 30. Node would drop those beyond 2,000 without a word. */
const mostHeaders = 100;

/**
 * Refuses headers that two readers could understand in two ways: more than one `Host`, for which RFC 9112 (section
 * 3.2) demands it, and more than anybody needs.
 */
export function refuseOddHeaders({ raw: { rawHeaders } }: FastifyRequest): void {
  if (rawHeaders.length > 2 * mostHeaders) {
    throw new Problem('headers-too-large', `The request has more than ${mostHeaders} header fields.`);
  }
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts > 1) throw new Problem('bad-request', 'The request has more than one Host header.');
}
