import type { Configuration } from '../config/configuration.js';
import { unlimited, type PermitKind, type Permits } from '../upstream/permits.js';
import { limitOfShare, type BucketLimit } from './bucket-limit.js';
import type { BucketName, Draw } from './draw-permits.js';
import { LeasedPermits } from './leased-permits.js';
import { PermitQueue, type QueueObserver } from './permit-queue.js';
import type { QuotaStore } from './quota-store.js';

/** For how long a leased permit may be used; long enough for half a second's chunk, short enough for a pause to reach all. */
const leaseMs = 2_000;

/** Hears what happens to permits, for metrics and logs. */
export interface QuotaObserver {
  of(kind: PermitKind): QueueObserver;
  /** The vendor has answered 429 and all replicas pause. */
  paused(bucket: 'requests' | 'logins', seconds: number): void;
}

/**
 * Opens the share of the vendor's limits that this process has in common with all replicas.
 */
export function openPermits(
  { quota, upstream }: Pick<Configuration, 'quota' | 'upstream'>,
  store: QuotaStore,
  observer: QuotaObserver,
): Permits {
  const { requestsPer5Minutes: requests, loginsPer5Minutes: logins } = quota;
  if (requests === 0 && logins === 0) return unlimited;
  // A request with a permit may be sent as late as its deadline allows.
  const delaySeconds = (leaseMs + upstream.timeoutMs) / 1000;
  const limitOf = (share: number) => limitOfShare(share, delaySeconds);
  const draws = drawsOf(requests, logins, limitOf);
  const queueOf = (kind: PermitKind) =>
    draws[kind].length === 0 ? undefined : openQueue(draws[kind], quota.waitMs, store, observer.of(kind));
  return new LeasedPermits(
    {
      interactive: queueOf('interactive'),
      bulk: queueOf('bulk'),
      unaccepted: queueOf('unaccepted'),
      login: queueOf('login'),
    },
    store,
    (bucket, seconds) => observer.paused(bucket, seconds),
  );
}

function drawsOf(
  requests: number,
  logins: number,
  limitOf: (share: number) => BucketLimit,
): Readonly<Record<PermitKind, readonly Draw[]>> {
  const draw = (bucket: BucketName, share: number, reserve = 0): readonly Draw[] =>
    share === 0 ? [] : [{ bucket, ...limitOf(share), reserve }];
  const general = draw('requests', requests);
  return {
    interactive: general,
    bulk: draw('requests', requests, bulkReserve(limitOf(requests).burst)),
    unaccepted: [
      ...general,
      ...draw('unaccepted', requests === 0 ? 0 : Math.max(1, Math.floor(requests / 10))),
    ],
    login: [...general, ...draw('logins', logins)],
  };
}

/** What bulk work leaves to people; it must be able to get a permit at all, so not the last one. */
function bulkReserve(burst: number): number {
  return Math.min(burst - 1, Math.ceil(burst / 4));
}

function openQueue(
  draws: readonly Draw[],
  waitMs: number,
  store: QuotaStore,
  observer: QueueObserver,
): PermitQueue {
  const burst = Math.min(...draws.map((draw) => draw.burst));
  const refillPerSecond = Math.min(...draws.map((draw) => draw.refillPerSecond));
  const settings = { waitMs, leaseMs, mostAhead: Math.floor(burst / 16), spacingMs: 1000 / refillPerSecond };
  return new PermitQueue((wanted) => store.lease(draws, wanted), settings, observer);
}
