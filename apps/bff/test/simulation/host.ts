/** What befalls a host after some more of its events. */
interface Fate {
  afterEvents: number;
  readonly happen: () => void;
}

/** One machine of the simulation. What was to happen on a dead one never happens; on a frozen one it happens later. */
export class Host {
  isAlive = true;
  /** What its wall clock shows, minus the true time, in milliseconds. */
  wallSkewMs = 0;
  #frozenUntil = 0;
  #fate: Fate | undefined;

  /** @param bootedAt true time; its monotonic clock counts from there */
  constructor(
    readonly name: string,
    readonly bootedAt: number,
  ) {}

  /** True time until which nothing happens here. */
  get frozenUntil(): number {
    return this.#frozenUntil;
  }

  freeze(until: number): void {
    this.#frozenUntil = Math.max(this.#frozenUntil, until);
  }

  /** Lets something happen to the host once so many of its events are over: so it is hit at any await. */
  doom(afterEvents: number, happen: () => void): void {
    this.#fate = { afterEvents, happen };
  }

  /** To be called after each of its events. */
  survive(): void {
    if (this.#fate === undefined || this.#fate.afterEvents-- > 0) return;
    const { happen } = this.#fate;
    this.#fate = undefined;
    happen();
  }
}
