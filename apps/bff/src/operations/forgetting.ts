import { setTimeout as sleep } from 'node:timers/promises';

/** How often to look for what has expired, in milliseconds; every replica does, and the rows decide who was first. */
const lookEveryMs = 600_000;

/** Removes some of what has expired. @returns how much; 0 when nothing is left */
export type ForgetExpired = () => Promise<number>;

/** Removes expired answers, claims and sessions in the background until it is stopped. */
export class Forgetting {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly forgetExpired: readonly ForgetExpired[]) {}

  /** To be called once, when the storage is prepared. */
  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Lets the statement under way end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // What storage does not take now expires no earlier for it; storage reports its own failures.
      const removed = await Promise.all(this.forgetExpired.map((forget) => forget().catch(() => 0)));
      if (removed.every((count) => count === 0))
        await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
