import type { PermitKind, Permits } from '../upstream/permits.js';
import type { BucketName } from './draw-permits.js';
import type { PermitQueue } from './permit-queue.js';
import type { QuotaStore } from './quota-store.js';

/** The queue of each kind; undefined where no limit applies. */
export type PermitQueues = Readonly<Record<PermitKind, PermitQueue | undefined>>;

/** The vendor tells its limits apart by what was called, and a sign-in counts against both. */
const pausedKinds = {
  requests: ['interactive', 'bulk', 'unaccepted', 'login'],
  logins: ['login'],
} as const satisfies Partial<Record<BucketName, readonly PermitKind[]>>;

/** Permits that all replicas lease from the same buckets. */
export class LeasedPermits implements Permits {
  /** Monotonic milliseconds until which the other replicas have been told to pause. */
  readonly #pausedUntil = { requests: 0, logins: 0 };

  /** @param onPause hears of each pause that the vendor asks for */
  constructor(
    private readonly queues: PermitQueues,
    private readonly store: QuotaStore,
    private readonly onPause: (bucket: 'requests' | 'logins', seconds: number) => void,
  ) {}

  take(kind: PermitKind): boolean {
    return this.queues[kind]?.take() ?? true;
  }

  wait(kind: PermitKind, limitMs: number): Promise<number | undefined> {
    return this.queues[kind]?.wait(limitMs) ?? Promise.resolve(undefined);
  }

  /** Holds back this process at once, and the others as soon as they lease again; they do within a lease's time. */
  pause(kind: PermitKind, seconds: number): void {
    if (this.queues[kind] === undefined) return;
    const bucket = kind === 'login' ? 'logins' : 'requests';
    const milliseconds = seconds * 1000;
    for (const paused of pausedKinds[bucket]) this.queues[paused]?.pause(milliseconds);
    const until = performance.now() + milliseconds;
    // Many requests under way may be refused at once: one of them tells the others.
    if (until < this.#pausedUntil[bucket] + 1000) return;
    this.#pausedUntil[bucket] = until;
    this.onPause(bucket, seconds);
    // Storage reports its own failures; the other replicas are told by the vendor then.
    this.store.pause(bucket, seconds).catch(() => undefined);
  }
}
