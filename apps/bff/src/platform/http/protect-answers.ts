import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What every answer tells a browser: to run and load nothing that stands in it, to show it in no frame, to take it for
 * nothing but what it says it is, and to keep other sites from embedding it. Pages replace the policy by their own.
 */
export const protectiveHeaders = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Entry check: puts the protective headers on the answer. */
export function protectAnswer(_request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(protectiveHeaders);
}
