/** The window over which the vendor counts, in seconds (docs/upstream/rate-limits.md). */
const windowSeconds = 300;

/** How a share of the vendor's limit is spent. */
export interface BucketLimit {
  /** Most permits at once: what the bucket holds. */
  readonly burst: number;
  readonly refillPerSecond: number;
}

/**
 * Divides a share into a burst and a refill so that no window sees more than the share:
 * burst + refill x (window + delay) <= share. The delay is in it because what a window sees was leased in that window or
 * as long before it as a permit may take to its use. A share of one has nothing left to refill with: its next permit comes
 * when the last one has left the window.
 * @param share above 0: most requests in any 5 minutes
 * @param delaySeconds longest time from a permit's lease to the first byte that it lets out
 */
export function limitOfShare(share: number, delaySeconds: number): BucketLimit {
  const burst = Math.max(1, Math.min(2, share - 1), Math.floor(share / 5));
  return { burst, refillPerSecond: Math.max(share - burst, 0.99) / (windowSeconds + delaySeconds) };
}
