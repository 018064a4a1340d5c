import { setImmediate as yieldToRequests, setTimeout as sleep } from 'node:timers/promises';
import type { Backlog, BatchSealer } from './batch-sealer.js';
import type { CheckpointSigner } from './checkpoint-signer.js';

/** Hears how sealing goes, for metrics and logs. Its methods must not throw. */
export interface SealingObserver {
  /** What waits for its seal after a batch. */
  backlog(backlog: Backlog): void;
  /** Sealing or signing has failed; it is tried again, and heard of again only after it has succeeded once. */
  failed(failure: unknown): void;
}

/** How often to look for new events: together with a signature's wait well within the second that both may take. */
const pauseMs = 250;

/** Seals the trail in the background until it is stopped. */
export class AuditSealer {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(
    private readonly sealer: BatchSealer,
    private readonly checkpoints: CheckpointSigner,
    private readonly observer: SealingObserver,
  ) {}

  /** To be called once, when the storage is prepared. */
  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Lets the batch under way end; what is left is sealed by another replica or after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (await this.#sealBatch()) await yieldToRequests();
      else await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether there is more to seal at once */
  async #sealBatch(): Promise<boolean> {
    try {
      const { batchSize } = this.sealer;
      const { sealed, heads, backlog } = await this.sealer.sealBatch(batchSize);
      this.observer.backlog(backlog);
      this.checkpoints.note(heads);
      await this.checkpoints.signIfDue();
      this.#isFailing = false;
      return sealed === batchSize;
    } catch (error) {
      if (!this.#isFailing) this.observer.failed(error);
      this.#isFailing = true;
      return false;
    }
  }
}
