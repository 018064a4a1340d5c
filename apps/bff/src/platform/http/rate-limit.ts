/** Keys that are remembered at least, and at most twice as many. */
const rememberedKeys = 20_000;
/** Sums of fractions are not exact; a thousandth of a millisecond more or less is nothing. */
const toleranceMs = 0.001;

/**
 * Token buckets, one for each key: so many at once, and as many again in each window, evenly (the generic cell rate
 * algorithm, which needs one number a key: when its bucket will be full again).
 *
 * Memory is bounded by two generations. Whoever comes by is carried into the younger one, and the older one is dropped
 * when the younger is full: only keys that have been silent for {@link rememberedKeys} others are forgotten.
 */
export class RateLimit {
  #recent = new Map<string, number>();
  #older = new Map<string, number>();
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
    const noted = this.#recent.get(key) ?? this.#older.get(key) ?? 0;
    const fullAt = (noted > now ? noted : now) + this.#intervalMs;
    const waitMs = fullAt - now - this.windowMs;
    const isOver = waitMs > toleranceMs;
    this.#note(key, isOver ? noted : fullAt);
    return isOver ? waitMs : 0;
  }

  #note(key: string, fullAt: number): void {
    if (this.#recent.size >= rememberedKeys && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, fullAt);
  }
}
