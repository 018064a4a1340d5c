import type { FailureReading } from './failure-reading.js';
import type { StorageLimits } from './storage-limits.js';
import type { StorageObserver } from './storage-observer.js';
import { StorageUnavailable } from './storage-unavailable.js';

/** Commits writes together. */
export interface BatchWriter<Write, Result> {
  /** Named in metrics and error messages. */
  readonly queue: string;

  /** What the errors that `commit` throws mean. */
  readonly failures: FailureReading;

  /**
   * Stores all writes durably in one commit, or none.
   * @returns one result per write, in their order
   * @throws whatever the database throws; nothing is stored then, or it is unknown whether
   */
  commit(writes: readonly Write[]): Promise<readonly Result[]>;
}

interface Waiting<Write, Result> {
  readonly write: Write;
  readonly deadline: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: StorageUnavailable) => void;
}

/**
 * Batches writes: whatever waits goes into one commit while the previous one is in flight, and each caller
 * waits for its own commit only. A batch that fails for its data is halved until the write at fault stands
 * alone, so that nobody else is affected.
 *
 * Every call is answered within the deadline. A write that is answered with StorageUnavailable while its
 * commit is in flight may still become durable afterwards; one that was still queued never will.
 */
export class GroupCommit<Write, Result> {
  #queue: Waiting<Write, Result>[] = [];
  #inFlight: readonly Waiting<Write, Result>[] = [];
  #running = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #drained: (() => void) | undefined;

  constructor(
    private readonly writer: BatchWriter<Write, Result>,
    private readonly limits: StorageLimits,
    private readonly observer: StorageObserver,
  ) {}

  /**
   * Queues one write.
   * @returns the write's result once it is durable
   * @throws StorageUnavailable at once when the queue is full or closed, else at the latest at the deadline
   */
  add(write: Write): Promise<Result> {
    if (this.#closed) return this.#refuse('is closed');
    if (this.#queue.length >= this.limits.maxQueue) return this.#refuse('is full');
    return new Promise<Result>((resolve, reject) => {
      const deadline = performance.now() + this.limits.deadlineMs;
      this.#queue.push({ write, deadline, resolve, reject });
      this.#timer ??= setTimeout(() => this.#expire(), this.limits.deadlineMs);
      if (this.#running) return;
      this.#running = true;
      // Everything that arrives in this turn of the event loop joins the first batch.
      setImmediate(() => void this.#run());
    });
  }

  /** Refuses further writes and resolves once every queued one is answered, at the latest at its deadline. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running || this.#inFlight.length > 0) {
      await new Promise<void>((resolve) => (this.#drained = resolve));
    }
    clearTimeout(this.#timer);
  }

  #refuse(why: string): Promise<never> {
    const failure = new StorageUnavailable(`The queue of ${this.writer.queue} ${why}; nothing was stored`);
    this.observer.failed(failure);
    return Promise.reject(failure);
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, this.limits.maxBatch);
      this.#inFlight = batch;
      await this.#commit(batch);
      this.#inFlight = [];
    }
    this.#running = false;
    this.#drained?.();
  }

  async #commit(batch: readonly Waiting<Write, Result>[]): Promise<void> {
    const started = performance.now();
    try {
      const results = await this.writer.commit(batch.map((waiting) => waiting.write));
      batch.forEach((waiting, index) => waiting.resolve(results[index] as Result));
      this.observer.committed(this.writer.queue, batch.length, performance.now() - started);
    } catch (error) {
      if (batch.length > 1 && this.writer.failures.liesInOneWrite(error)) return this.#commitHalves(batch);
      const failure = this.writer.failures.toStorageUnavailable(`${this.writer.queue} not stored`, error);
      this.observer.failed(failure);
      for (const waiting of batch) waiting.reject(failure);
    }
  }

  async #commitHalves(batch: readonly Waiting<Write, Result>[]): Promise<void> {
    const now = performance.now();
    const alive = batch.filter((waiting) => waiting.deadline > now);
    const middle = Math.ceil(alive.length / 2);
    for (const half of [alive.slice(0, middle), alive.slice(middle)]) {
      if (half.length > 0) await this.#commit(half);
    }
  }

  /** Answers everything that is due; all writes have the same patience, so the due ones come first. */
  #expire(): void {
    const now = performance.now();
    const isDue = (waiting: Waiting<Write, Result>) => waiting.deadline <= now;
    const due = this.#inFlight.filter(isDue);
    const firstAlive = this.#queue.findIndex((waiting) => !isDue(waiting));
    due.push(...this.#queue.splice(0, firstAlive === -1 ? this.#queue.length : firstAlive));
    if (due.length > 0) {
      const failure = new StorageUnavailable(
        `${this.writer.queue} was not stored within ${String(this.limits.deadlineMs)} ms`,
      );
      this.observer.failed(failure);
      for (const waiting of due) waiting.reject(failure);
    }
    const next = this.#inFlight.find((waiting) => !isDue(waiting)) ?? this.#queue[0];
    this.#timer = next && setTimeout(() => this.#expire(), Math.max(1, next.deadline - now));
    if (next === undefined && this.#drained && this.#queue.length === 0) this.#drained();
  }
}
