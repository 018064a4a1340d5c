/** Results in a row that count against the vendor before calls pause. Above what one call can have with its repeats. */
const failuresToOpen = 10;
/** How long calls pause, in milliseconds, before one is tried again. */
const pauseMs = 5_000;

/**
 * What one call says about the vendor's health: `failed` counts, `healthy` ends the count, and `silent` is for calls
 * that ended here, before anything of the vendor was seen.
 */
export type Verdict = 'failed' | 'healthy' | 'silent';

/** `closed`: calls pass. `open`: none does. `half_open`: one real call is on its way, and decides for all others. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** How a call may pass; `probe` is the one that decides. */
export type Pass = 'regular' | 'probe';

/**
 * Spares a vendor that is down, and callers the wait for it: after ten failures in a row, of whatever calls, nothing
 * is sent for five seconds; then one real call of any kind passes, and the others do when it has succeeded.
 */
export class CircuitBreaker {
  #state: BreakerState = 'closed';
  #failures = 0;
  #openUntil = 0;

  /**
   * @param onChange hears of every change of state
   * @param now monotonic clock in milliseconds
   */
  constructor(
    private readonly onChange: (state: BreakerState) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @returns how a call may pass; undefined when it must not. What passes is to be settled. */
  enter(): Pass | undefined {
    if (this.#state === 'closed') return 'regular';
    if (this.isPausing) return undefined;
    this.#change('half_open');
    return 'probe';
  }

  /** Notes how a call ended that had passed. A call from before the breaker opened says nothing about now. */
  settle(pass: Pass, verdict: Verdict): void {
    if (pass === 'probe') this.#settleProbe(verdict);
    else if (this.#state === 'closed') this.#count(verdict);
  }

  /** Whether no call may pass now; asking for that takes nobody's place. */
  get isPausing(): boolean {
    return this.#state === 'half_open' || (this.#state === 'open' && this.now() < this.#openUntil);
  }

  /** Milliseconds until a call may pass again, 0 when it may now or as soon as the one on its way has succeeded. */
  get waitMs(): number {
    return this.#state === 'open' ? Math.max(0, this.#openUntil - this.now()) : 0;
  }

  #settleProbe(verdict: Verdict): void {
    if (verdict === 'healthy') {
      this.#failures = 0;
      this.#change('closed');
    } else {
      // After a silent probe nothing is known yet: the next call is the probe.
      this.#openUntil = verdict === 'failed' ? this.now() + pauseMs : this.now();
      this.#change('open');
    }
  }

  #count(verdict: Verdict): void {
    if (verdict === 'healthy') this.#failures = 0;
    else if (verdict === 'failed' && ++this.#failures >= failuresToOpen) {
      this.#openUntil = this.now() + pauseMs;
      this.#change('open');
    }
  }

  #change(state: BreakerState): void {
    this.#state = state;
    this.onChange(state);
  }
}
