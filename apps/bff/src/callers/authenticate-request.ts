import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Caller } from './caller.js';
import { isBulk } from './is-bulk.js';
import { readBearerToken } from './read-bearer-token.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on routes that require a caller. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Marks a route that only an authenticated caller may use. */
    requiresCaller?: boolean;
  }
}

/**
 * Marks a controller method that only a caller with a bearer token may use.
 * @param config what else holds for the route; a second `RouteConfig` would replace the first
 */
export const RequiresCaller = (config: FastifyContextConfig = {}): MethodDecorator =>
  RouteConfig({ ...config, requiresCaller: true });

/**
 * Entry check: names the caller on routes that require one, before the body is read, so that nobody can make
 * the service parse anything without a token.
 * @throws Problem `not-authenticated`, or `bad-request` for a lane that does not exist
 */
export function authenticateRequest(request: FastifyRequest): void {
  if (request.routeOptions.config.requiresCaller !== true) return;
  const caller = readBearerToken(request.headers.authorization);
  // Callers are remembered by their tokens, lanes are not; the acceptance of the token stays common to both.
  request.caller = isBulk(request.headers['x-contacts-lane']) ? { ...caller, isBulk: true } : caller;
}

/** Parameter decorator: the caller of the request; only on methods marked with {@link RequiresCaller}. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === null) throw new Error('CurrentCaller is used on a route without RequiresCaller');
  return caller;
});
