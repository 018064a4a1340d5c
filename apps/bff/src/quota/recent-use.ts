/** Counts what was used in the last whole second; two numbers, so that counting costs next to nothing. */
export class RecentUse {
  #second = -1;
  #current = 0;
  #previous = 0;

  /** @param now monotonic milliseconds; never less than before */
  note(now: number): void {
    this.#roll(now);
    this.#current++;
  }

  /** @returns how often something was used in the second before the present one */
  lastSecond(now: number): number {
    this.#roll(now);
    return this.#previous;
  }

  #roll(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    this.#previous = second === this.#second + 1 ? this.#current : 0;
    this.#current = 0;
    this.#second = second;
  }
}
