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
   * Stores all writes durably in one commit, or none of them. Must end in bounded time: the next batch waits.
   * @returns one result per write, in their order
   * @throws whatever the database throws; it may be unknown then whether the batch was stored, unless
   *   `failures.liesInOneWrite` says so
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
 * Every call is answered within the deadline, on the monotonic clock. A write that is answered with
 * StorageUnavailable while its commit is in flight may still become durable afterwards; one that was still
 * queued never will.
 */
export class GroupCommit<Write, Result> {
  /** In order of arrival, and so in order of deadline, as all have the same patience. */
  #queued: Waiting<Write, Result>[] = [];
  /** The batch being committed, without those that were answered at their deadline. */
  #inFlight: readonly Waiting<Write, Result>[] = [];
  #running = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #onIdle: (() => void) | undefined;

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
    if (this.#closed || this.#queued.length >= this.limits.maxQueue) return this.#refuse();
    return new Promise<Result>((resolve, reject) => {
      const deadline = performance.now() + this.limits.deadlineMs;
      this.#queued.push({ write, deadline, resolve, reject });
      this.#timer ??= setTimeout(() => this.#answerDue(), this.limits.deadlineMs);
      if (this.#running) return;
      this.#running = true;
      // Everything that arrives in this turn of the event loop joins the first batch.
      setImmediate(() => void this.#run());
    });
  }

  /** Refuses further writes and resolves once every queued one is answered, at the latest at its deadline. */
  async close(): Promise<void> {
    this.#closed = true;
    if (!this.#isIdle()) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    clearTimeout(this.#timer);
  }

  #isIdle(): boolean {
    return this.#queued.length === 0 && this.#inFlight.length === 0;
  }

  #refuse(): Promise<never> {
    const why = this.#closed ? 'closed' : 'full';
    const failure = new StorageUnavailable(`${this.writer.queue} not stored: the queue is ${why}`);
    this.observer.failed(failure);
    return Promise.reject(failure);
  }

  async #run(): Promise<void> {
    while (this.#queued.length > 0) {
      this.#inFlight = this.#queued.splice(0, this.limits.maxBatch);
      await this.#commit(this.#inFlight);
      this.#inFlight = [];
    }
    this.#running = false;
    this.#onIdle?.();
  }

  async #commit(batch: readonly Waiting<Write, Result>[]): Promise<void> {
    const started = performance.now();
    try {
      const results = await this.writer.commit(batch.map(({ write }) => write));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
      this.observer.committed(this.writer.queue, batch.length, performance.now() - started);
    } catch (error) {
      if (batch.length > 1 && this.writer.failures.liesInOneWrite(error)) return this.#commitHalves(batch);
      this.#reject(
        batch,
        this.writer.failures.toStorageUnavailable(`${this.writer.queue} not stored`, error),
      );
    }
  }

  async #commitHalves(batch: readonly Waiting<Write, Result>[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      const unanswered = half.filter(({ deadline }) => deadline > performance.now());
      if (unanswered.length > 0) await this.#commit(unanswered);
    }
  }

  /** Answers whatever has reached its deadline. */
  #answerDue(): void {
    const now = performance.now();
    const isDue = ({ deadline }: Waiting<Write, Result>) => deadline <= now;
    const due = [...this.#inFlight, ...this.#queued].filter(isDue);
    this.#inFlight = this.#inFlight.filter((waiting) => !isDue(waiting));
    this.#queued = this.#queued.filter((waiting) => !isDue(waiting));
    if (due.length > 0) {
      const limit = `${String(this.limits.deadlineMs)} ms`;
      this.#reject(due, new StorageUnavailable(`${this.writer.queue} not stored within ${limit}`));
    }
    const next = this.#inFlight[0] ?? this.#queued[0];
    this.#timer = next && setTimeout(() => this.#answerDue(), Math.ceil(next.deadline - now));
    if (this.#isIdle()) this.#onIdle?.();
  }

  #reject(batch: readonly Waiting<Write, Result>[], failure: StorageUnavailable): void {
    this.observer.failed(failure);
    for (const { reject } of batch) reject(failure);
  }
}
