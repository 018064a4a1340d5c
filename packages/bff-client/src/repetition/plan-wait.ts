/** How often and how long something may be repeated. */
export interface RepetitionLimits {
  /** Requests in all, the first one included. */
  readonly attempts: number;
  /** From the first request to the beginning of the last one, in milliseconds. */
  readonly totalMs: number;
}

/** Where a repetition stands. */
export interface RepetitionState {
  /** Requests so far. */
  readonly attempts: number;
  readonly elapsedMs: number;
  readonly retryAfterSeconds: number | undefined;
}

const shortestMs = 500;
const largestPowerOfTwo = 5;

/**
 * Says how long to wait before the next request: never less than Retry-After asks for, twice as long each time without
 * one, and up to a quarter longer by chance, so that callers who were refused together do not come back together.
 * @param random from 0 up to 1
 * @returns milliseconds, or undefined when the limits leave no room for another request
 */
export function planWait(
  { attempts, elapsedMs, retryAfterSeconds }: RepetitionState,
  limits: RepetitionLimits,
  random: number,
): number | undefined {
  if (attempts >= limits.attempts) return undefined;
  const leastMs =
    retryAfterSeconds === undefined
      ? shortestMs * 2 ** Math.min(attempts - 1, largestPowerOfTwo)
      : retryAfterSeconds * 1000;
  const waitMs = Math.ceil(leastMs * (1 + random / 4));
  return elapsedMs + waitMs > limits.totalMs ? undefined : waitMs;
}
