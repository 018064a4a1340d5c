/** How many calls may wait for a slot. More would only wait longer than their callers do. */
const queueLimit = 256;

/**
 * Bounds how many calls are under way at once, and how many wait for that, in the order in which they came. What is
 * beyond both is turned away at once.
 */
export class Slots {
  #free: number;
  /** In order; tells each call that the slot is its own. */
  readonly #waiting = new Set<() => void>();

  /** @param count calls under way at once, above 0 */
  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a slot that is free now; false when there is none. What is taken must be given back. */
  tryTake(): boolean {
    if (this.#free === 0) return false;
    this.#free -= 1;
    return true;
  }

  /**
   * Waits for a slot behind those who wait already.
   *
   * @param longestMs how long at most
   * @returns whether the slot was had; false at once when too many wait
   */
  wait(longestMs: number): Promise<boolean> {
    if (this.#waiting.size >= queueLimit) return Promise.resolve(false);
    return new Promise((resolve) => {
      const take = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        resolve(false);
      }, longestMs);
      this.#waiting.add(take);
    });
  }

  /** Gives a slot back: to the call that has waited longest, if any does. */
  release(): void {
    for (const take of this.#waiting) {
      this.#waiting.delete(take);
      take();
      return;
    }
    this.#free += 1;
  }
}
