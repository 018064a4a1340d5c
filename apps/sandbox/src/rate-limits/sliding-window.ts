/**
 * Counts events per key in a window that slides: at any instant, at most `limit` recorded events of one key lie within
 * the last `windowMs` milliseconds.
 */
export class SlidingWindow {
  readonly #times = new Map<string, number[]>();

  /**
   * @param limit most events of one key in the window; 0 = no limit
   * @param windowMs length of the window in milliseconds
   * @param now a clock that never goes back, in milliseconds
   */
  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  /** Whether one more event of this key fits now. */
  hasRoom(key: string): boolean {
    if (this.limit === 0) return true;
    return this.#recent(key).length < this.limit;
  }

  /** Counts an event of this key. */
  record(key: string): void {
    if (this.limit > 0) this.#recent(key).push(this.now());
  }

  /** Forgets every event. */
  clear(): void {
    this.#times.clear();
  }

  #recent(key: string): number[] {
    const times = this.#times.get(key) ?? [];
    const horizon = this.now() - this.windowMs;
    const firstInside = times.findIndex((time) => time > horizon);
    times.splice(0, firstInside === -1 ? times.length : firstInside);
    this.#times.set(key, times);
    return times;
  }
}
