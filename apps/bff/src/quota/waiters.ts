interface Waiter {
  readonly deadline: number;
  readonly timer: NodeJS.Timeout;
  readonly grant: (nothing: undefined) => void;
  readonly giveUp: () => void;
}

/** Those who wait for a permit, in the order of asking. Times are monotonic milliseconds. */
export class Waiters {
  #waiting: Waiter[] = [];

  get count(): number {
    return this.#waiting.length;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /**
   * @param grant called when it is this one's turn
   * @param giveUp called at the deadline, or when waiting has become useless
   */
  add(deadline: number, grant: (nothing: undefined) => void, giveUp: () => void): void {
    const timer = setTimeout(() => this.#giveUp(waiter), Math.ceil(deadline - performance.now()));
    const waiter = { deadline, timer, grant, giveUp };
    this.#waiting.push(waiter);
  }

  grantFirst(): void {
    const waiter = this.#waiting.shift();
    if (waiter === undefined) return;
    clearTimeout(waiter.timer);
    waiter.grant(undefined);
  }

  /** @param isVain told each one's deadline and its place among those that stay, from 0 */
  giveUpWhere(isVain: (place: number, deadline: number) => boolean): void {
    let place = 0;
    for (const waiter of [...this.#waiting]) {
      if (isVain(place, waiter.deadline)) this.#giveUp(waiter);
      else place++;
    }
  }

  #giveUp(waiter: Waiter): void {
    clearTimeout(waiter.timer);
    this.#waiting = this.#waiting.filter((other) => other !== waiter);
    waiter.giveUp();
  }
}
