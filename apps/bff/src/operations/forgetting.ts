import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationStore } from './operation-store.js';

/** How often to look for what has expired, in milliseconds; every replica does, and the rows decide who was first. */
const lookEveryMs = 600_000;

/** Removes expired answers and claims in the background until it is stopped. */
export class Forgetting {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly operations: OperationStore) {}

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
      const removed = await this.operations.forgetExpired().catch(() => 0);
      if (removed === 0) await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
