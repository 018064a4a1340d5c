import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserOrigins } from './browser-origins.js';
import type { EntryCheck } from './entry-checks.js';

const exposedHeaders = [
  'Content-Disposition',
  'Idempotent-Replayed',
  'Location',
  'Operation-Id',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ');
const requestHeaders = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'X-Contacts-CSRF',
  'X-Contacts-Lane',
  'X-Request-Id',
  'traceparent',
].join(', ');
/** How long a browser may remember a preflight, in seconds. */
const preflightSeconds = 600;

/**
 * Tells browsers what pages of listed origins may do (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol): calls
 * with a bearer token, and those of the same site with the session cookie too. Nobody else's page is told anything.
 */
export class CrossOrigin {
  constructor(private readonly origins: BrowserOrigins) {}

  /** Entry check: lets the page read the answer, refusals included. */
  readonly allow: EntryCheck = ({ headers: { origin } }, reply) => {
    reply.header('vary', 'Origin');
    if (origin === undefined || !this.origins.isAllowed(origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', exposedHeaders);
    if (this.origins.mayUseSessions(origin)) reply.header('access-control-allow-credentials', 'true');
  };

  /**
   * Answers a preflight to an address that exists.
   * @param methods that the address takes
   * @returns false when the request is none, or comes from nobody who is listed
   */
  readonly answerPreflight = (
    { method, headers }: FastifyRequest,
    reply: FastifyReply,
    methods: string,
  ): boolean => {
    const { origin, 'access-control-request-method': asked } = headers;
    if (method !== 'OPTIONS' || asked === undefined) return false;
    if (origin === undefined || !this.origins.isAllowed(origin)) return false;
    reply
      .code(204)
      .header('access-control-allow-methods', methods)
      .header('access-control-allow-headers', requestHeaders)
      .header('access-control-max-age', preflightSeconds)
      .send();
    return true;
  };
}
