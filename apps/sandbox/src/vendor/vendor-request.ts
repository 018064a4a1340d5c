import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer.js';

/** What a handler may know of a request. */
export interface VendorRequest {
  readonly query: URLSearchParams;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** The request's own `Host`, for absolute links. */
  readonly host: string;
  readonly authorization: string | undefined;
  /** The body as it came, undecoded; empty when there is none. */
  readonly body: Buffer;
}

/** Answers one kind of request; throws Refusal to refuse it. */
export type VendorHandler = (request: VendorRequest) => Answer | Promise<Answer>;

/**
 * Picks what handlers need from Fastify's request.
 * @param request a request whose body, if any, was left as a buffer
 */
export function toVendorRequest(request: FastifyRequest): VendorRequest {
  return {
    query: new URLSearchParams(/\?.*/s.exec(request.url)?.[0]),
    pathParameters: request.params as Record<string, string>,
    host: request.host,
    authorization: request.headers.authorization,
    body: bodyOf(request),
  };
}

/** The undecoded body; empty when the request has none. */
export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
