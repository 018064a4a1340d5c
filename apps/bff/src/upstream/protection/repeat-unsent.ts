import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../exchange.js';
import type { UpstreamCall } from '../upstream-call.js';

/** How long to pause before each repetition on average, in milliseconds: a blip is over then, an outage is not. */
const pausesMs = [100, 300] as const;

/** Causes that may be gone a moment later. */
type PassingReason = 'dns' | 'refused';

/** Sends one call. */
export type Send = (call: UpstreamCall) => Promise<Exchange>;

/**
 * Sends a call again, at most twice, while it provably never left because its name did not resolve or nobody took the
 * connection. All tries share the one deadline, and none begins without time for it. What may have been sent is never
 * sent again, so one call still makes at most one request.
 *
 * @param first how the first try ended
 * @param startedAt monotonic milliseconds at which the first try began; its deadline counts from here
 * @param onRepeat hears of each repetition before it is sent
 */
export async function repeatUnsent(
  first: Exchange,
  call: UpstreamCall,
  startedAt: number,
  send: Send,
  onRepeat: (reason: PassingReason) => void,
): Promise<Exchange> {
  let exchange = first;
  for (const averageMs of pausesMs) {
    const reason = passingReasonOf(exchange);
    if (reason === undefined) return exchange;
    // From half to one and a half: replicas that lost the vendor together do not come back in step.
    const pauseMs = averageMs * (0.5 + Math.random());
    const deadline = startedAt + call.timeout;
    const latest = Math.min(deadline, call.sendBefore ?? Infinity);
    if (performance.now() + pauseMs >= latest) return exchange;
    await sleep(pauseMs);
    const timeout = deadline - performance.now();
    if (timeout <= 0) return exchange;
    onRepeat(reason);
    exchange = await send({ ...call, timeout });
  }
  return exchange;
}

/** @returns why trying again may help, undefined when it does not or when the request may have left */
export function passingReasonOf(exchange: Exchange): PassingReason | undefined {
  if (exchange.sent !== 'unsent') return undefined;
  return exchange.reason === 'dns' || exchange.reason === 'refused' ? exchange.reason : undefined;
}
