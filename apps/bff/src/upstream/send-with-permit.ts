import type { Exchange } from './exchange.js';
import type { Permits } from './permits.js';
import { readRetryAfter } from './retry-after.js';
import type { UpstreamCall } from './upstream-call.js';

/**
 * Sends a call when there is a permit for it; the wait is part of its deadline. A 429 pauses whoever needs such permits.
 *
 * @returns what the transport does, or `unsent` with the reason `quota`.
 */
export async function sendWithPermit(
  permits: Permits,
  call: UpstreamCall,
  transport: { send(call: UpstreamCall): Promise<Exchange> },
): Promise<Exchange> {
  let { timeout } = call;
  if (!permits.take(call.permit)) {
    const askedAt = performance.now();
    const retryAfterSeconds = await permits.wait(call.permit, timeout);
    if (retryAfterSeconds !== undefined) return { sent: 'unsent', reason: 'quota', retryAfterSeconds };
    timeout = Math.max(1, timeout - (performance.now() - askedAt));
  }
  const exchange = await transport.send(timeout === call.timeout ? call : { ...call, timeout });
  if (exchange.sent === 'answered' && exchange.status === 429) {
    permits.pause(call.permit, readRetryAfter(exchange.retryAfter, Date.now()));
  }
  return exchange;
}
