import type { Clock } from './clock.js';

const firstPauseMs = 500;
const longestPauseMs = 20_000;

/** All senders pass it before each request, so that one refusal makes all of them pause. */
export class SendGate {
  private openAt = 0;
  private failures = 0;
  /** One for all who wait: each would listen for Ctrl-C, and Node warns of so many listeners. */
  private waiting: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly interruption: AbortSignal,
  ) {}

  /** Pauses in a row without any answer that helped. */
  get failuresInARow(): number {
    return this.failures;
  }

  /** Milliseconds until requests go out again. */
  get pauseLeftMs(): number {
    return Math.max(0, this.openAt - this.clock.now());
  }

  /**
   * Waits until requests may go out.
   * @returns false when the import was interrupted
   */
  async pass(): Promise<boolean> {
    while (!this.interruption.aborted && this.pauseLeftMs > 0) {
      this.waiting ??= this.clock
        .wait(this.pauseLeftMs, this.interruption)
        .finally(() => (this.waiting = undefined));
      await this.waiting;
    }
    return !this.interruption.aborted;
  }

  /** The BFF has answered something that shows that things go on. */
  noteAnswer(): void {
    this.failures = 0;
  }

  /** The BFF has said when to come back. */
  pauseFor(seconds: number): void {
    this.openAt = Math.max(this.openAt, this.clock.now() + seconds * 1000);
  }

  /** Nobody knows when it will be better: the pauses get longer. Those who fail together count once. */
  pauseAfterFailure(): void {
    if (this.pauseLeftMs > 0) return;
    const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
    this.failures += 1;
    this.pauseFor(ms / 1000);
  }
}
