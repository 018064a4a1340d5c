import type { FastifyRequest } from 'fastify';
import type { BrowserOrigins } from '../platform/http/browser-origins.js';
import { Problem } from '../platform/problem/problem.js';

/** What a request says of the page that has sent it. */
export type Initiator = Pick<FastifyRequest, 'method'> & {
  readonly headers: {
    readonly origin?: string | undefined;
    readonly 'sec-fetch-site'?: string | string[] | undefined;
    readonly 'x-contacts-csrf'?: string | string[] | undefined;
  };
};

/**
 * Lets only pages of the service's own origin, and of listed ones of the same site, use a session or begin one. Browsers
 * name the page in `Origin` (on every method but GET and HEAD) and `Sec-Fetch-Site`, and no page can change either.
 * @throws Problem `csrf`
 */
export function refuseForeignPages({ method, headers }: Initiator, origins: BrowserOrigins): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const isForeign =
    site === 'cross-site' ||
    (origin !== undefined
      ? !origins.mayUseSessions(origin)
      : // A link or an image of a page of the same site shows it nothing of the answer.
        !isSafe(method) && site !== undefined && site !== 'same-origin' && site !== 'none');
  if (!isForeign) return;
  throw new Problem(
    'csrf',
    'The page that has sent this request may not use a session here: its origin is neither BFF_PUBLIC_ORIGIN nor one of the same site in BFF_ALLOWED_ORIGINS.',
  );
}

/**
 * The same for a request with a session's cookie, which must also bear a header that no form can send, and a foreign page
 * only after a preflight that is refused.
 * @throws Problem `csrf`
 */
export function refuseForgery(request: Initiator, origins: BrowserOrigins): void {
  refuseForeignPages(request, origins);
  if (isSafe(request.method) || request.headers['x-contacts-csrf'] === '1') return;
  throw new Problem(
    'csrf',
    'A request that changes something and comes with the session cookie must bear the header "X-Contacts-CSRF: 1".',
  );
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
