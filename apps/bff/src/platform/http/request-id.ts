import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { makeUuid } from '../../make-uuid.js';

const acceptable = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's `X-Request-Id` when it has a safe form, else a new UUIDv7. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && acceptable.test(given) ? given : makeUuid();
}

const traceparent = /^(00|(?!ff)[0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const zeros = /^0+$/;

/** The trace id of a `traceparent` header (W3C Trace Context, section 3.2), null when there is none. */
export function traceIdOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['traceparent'];
  if (typeof given !== 'string') return null;
  const [, version, traceId = '', parentId = '', more] = traceparent.exec(given) ?? [];
  // Only later versions may carry more than the four fields.
  if (version === undefined || (version === '00' && more !== undefined)) return null;
  return zeros.test(traceId) || zeros.test(parentId) ? null : traceId;
}
