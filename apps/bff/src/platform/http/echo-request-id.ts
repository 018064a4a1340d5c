import type { FastifyReply, FastifyRequest } from 'fastify';

/** Puts the request id on every answer, so that a caller can name its request to the operator. */
export function echoRequestId(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
}
