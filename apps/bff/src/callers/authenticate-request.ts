import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { PatientEntryCheck } from '../platform/http/entry-checks.js';
import type { Caller } from './caller.js';
import { isBulk } from './is-bulk.js';
import { readBearerToken } from './read-bearer-token.js';
import type { SessionCallers } from './session-callers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on routes that require a caller. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Marks a route that only an authenticated caller may use. */
    requiresCaller?: boolean;
    /** Marks the route on which a session is begun. */
    beginsSession?: boolean;
  }
}

/**
 * Marks a controller method that only a caller with a bearer token or a session may use.
 * @param config what else holds for the route; a second `RouteConfig` would replace the first
 */
export const RequiresCaller = (config: FastifyContextConfig = {}): MethodDecorator =>
  RouteConfig({ ...config, requiresCaller: true });

/**
 * Entry check: names the caller on routes that require one, before the body is read, so that nobody can make
 * the service parse anything without a token. A bearer token wins over a session's cookie.
 * @throws Problem `not-authenticated`, `bad-request` for a lane that does not exist, or as {@link SessionCallers} says
 */
export function authenticateRequests(sessions: SessionCallers): PatientEntryCheck {
  return (request) => {
    const { requiresCaller, beginsSession } = request.routeOptions.config;
    if (requiresCaller !== true) {
      if (beginsSession === true) sessions.admitSignIn(request);
      return undefined;
    }
    const { authorization, cookie } = request.headers;
    const caller =
      authorization === undefined && cookie !== undefined ? sessions.authenticate(request) : undefined;
    if (caller instanceof Promise) return caller.then((found) => admit(request, found));
    admit(request, caller ?? readBearerToken(authorization));
    return undefined;
  };
}

function admit(request: FastifyRequest, caller: Caller): void {
  // Callers are remembered by their tokens, lanes are not; the acceptance of the token stays common to both.
  request.caller = isBulk(request.headers['x-contacts-lane']) ? { ...caller, isBulk: true } : caller;
}

/** Parameter decorator: the caller of the request; only on methods marked with {@link RequiresCaller}. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === null) throw new Error('CurrentCaller is used on a route without RequiresCaller');
  return caller;
});
