import { Problem } from '../problem/problem.js';
import type { EntryCheck } from './entry-checks.js';

/**
 * Refuses requests whose `Host` this service does not answer for, which stops DNS rebinding of a local service.
 * Health checks come from load balancers that use bare addresses, so `/health/*` is exempt.
 * @param allowedHosts lower-case host names without port
 */
export function refuseForeignHost(allowedHosts: ReadonlySet<string>): EntryCheck {
  // Most clients repeat one Host value: remembering what was accepted saves parsing it again.
  const accepted = new Set<string>();
  return (request) => {
    const { host } = request.headers;
    if (host !== undefined && accepted.has(host)) return;
    if (request.url.startsWith('/health/')) return;
    if (host === undefined) throw new Problem('bad-request', 'The request has no Host header.');
    if (!allowedHosts.has(hostNameOf(host))) {
      throw new Problem('host-not-allowed', 'The Host header names a host that is not in BFF_ALLOWED_HOSTS.');
    }
    if (accepted.size < 100) accepted.add(host);
  };
}

/** The host name of a `Host` value (RFC 9110, section 7.2), lower case, without port and trailing dot. */
function hostNameOf(host: string): string {
  const name = /^(\[[0-9a-f:.]+\]|[^:[\]@/\\?#\s]+)(?::\d{1,5})?$/i.exec(host)?.[1] ?? '';
  return name.toLowerCase().replace(/\.$/, '');
}
