import type { Exchange, UnsentExchange } from './exchange.js';
import type { PermitKind, Permits } from './permits.js';
import { readRetryAfter } from './retry-after.js';
import type { UpstreamCall } from './upstream-call.js';

/**
 * Waits until a call may be sent within the vendor's limits; the wait is part of its deadline.
 *
 * @returns the call with what is left of that; `unsent` when there is no permit in time.
 */
export async function waitForPermit(
  permits: Permits,
  call: UpstreamCall,
): Promise<UpstreamCall | UnsentExchange> {
  const askedAt = performance.now();
  const retryAfterSeconds = await permits.wait(call.permit, call.timeout);
  if (retryAfterSeconds !== undefined) return { sent: 'unsent', reason: 'quota', retryAfterSeconds };
  return { ...call, timeout: Math.max(1, call.timeout - (performance.now() - askedAt)) };
}

/** Lets a 429 pause whoever needs such permits. */
export function heedLimit(permits: Permits, kind: PermitKind, exchange: Exchange): void {
  if (exchange.sent === 'answered' && exchange.status === 429)
    permits.pause(kind, readRetryAfter(exchange.retryAfter, Date.now()));
}
