import { RecentMap } from './recent-map.js';

/** Sums of fractions are not exact; a thousandth of a millisecond more or less is nothing. */
const toleranceMs = 0.001;

/**
 * Token buckets, one for each key: so many at once, and as many again in each window, evenly (the generic cell rate
 * algorithm, which needs one number a key: when its bucket will be full again).
 */
export class RateLimit {
  readonly #fullAt = new RecentMap<number>();
  readonly #intervalMs: number;

  /**
   * @param limit how many a window, and at once
   * @param now monotonic clock in milliseconds
   */
  constructor(
    limit: number,
    private readonly windowMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#intervalMs = windowMs / limit;
  }

  /** Takes one from the bucket of a key. @returns 0, or the milliseconds until there is one again */
  take(key: string): number {
    const now = this.now();
    const noted = this.#fullAt.get(key) ?? 0;
    const fullAt = (noted > now ? noted : now) + this.#intervalMs;
    const waitMs = fullAt - now - this.windowMs;
    const isOver = waitMs > toleranceMs;
    // Also when nothing is taken: whoever goes on asking must not be forgotten.
    this.#fullAt.set(key, isOver ? noted : fullAt);
    return isOver ? waitMs : 0;
  }
}
