import { describe, expect, it } from '@jest/globals';
import { unlimited, type PermitKind } from '../upstream/permits.js';
import { drawPermits, type BucketName, type BucketState, type Draw } from './draw-permits.js';
import { openPermits } from './open-permits.js';

const kinds: readonly PermitKind[] = ['interactive', 'bulk', 'unaccepted', 'login'];

/** Permits over buckets in this process's memory, and what was asked of those. */
function open(requestsPer5Minutes: number, loginsPer5Minutes: number) {
  const buckets = new Map<BucketName, BucketState>();
  const stateOf = (bucket: BucketName) =>
    buckets.get(bucket) ?? { tokens: 1e9, refilledAt: Date.now(), pausedUntil: null };
  const drawn: (readonly Draw[])[] = [];
  const pauses: string[] = [];
  const heard: string[] = [];
  const configuration = {
    quota: { requestsPer5Minutes, loginsPer5Minutes, waitMs: 50 },
    upstream: { origin: '', timeoutMs: 10_000, keepaliveMs: 1, maxResponseBytes: 1 },
  };
  const permits = openPermits(
    configuration,
    {
      lease(draws, wanted) {
        drawn.push(draws);
        const held = draws.map((draw): [Draw, BucketState] => [draw, stateOf(draw.bucket)]);
        const { grant, states } = drawPermits(held, wanted, Date.now());
        states.forEach((state, index) => buckets.set(draws[index]!.bucket, state));
        return Promise.resolve(grant);
      },
      pause(bucket, seconds) {
        pauses.push(`${bucket} ${seconds}`);
        return Promise.resolve();
      },
    },
    {
      of: () => ({ leased: () => undefined, waited: () => undefined }),
      paused: (bucket, seconds) => heard.push(`${bucket} ${seconds}`),
    },
  );
  return { permits, drawn, pauses, heard };
}

describe('the permits of a configuration', () => {
  it('are unlimited when both limits are off', () => {
    expect(open(0, 0).permits).toBe(unlimited);
    expect(kinds.every((kind) => unlimited.take(kind))).toBe(true);
  });

  it('count sign-ins against both limits, and unaccepted tokens against their part too', async () => {
    const { permits, drawn } = open(1_800, 80);
    for (const kind of kinds) expect(await permits.wait(kind, 1_000)).toBeUndefined();
    const requests = { bucket: 'requests', burst: 360, refillPerSecond: 1440 / 312, reserve: 0 };
    expect(drawn).toEqual([
      [requests],
      [{ ...requests, reserve: 90 }],
      [requests, { bucket: 'unaccepted', burst: 36, refillPerSecond: 144 / 312, reserve: 0 }],
      [requests, { bucket: 'logins', burst: 16, refillPerSecond: 64 / 312, reserve: 0 }],
    ]);
  });

  it('limit nothing but what has a limit', async () => {
    const onlyLogins = open(0, 1);
    expect([onlyLogins.permits.take('interactive'), onlyLogins.permits.take('login')]).toEqual([true, false]);
    expect(await onlyLogins.permits.wait('login', 1_000)).toBeUndefined();
    expect(await onlyLogins.permits.wait('login', 1_000)).toBeGreaterThan(300);
    const onlyRequests = open(5, 0);
    expect(await onlyRequests.permits.wait('login', 1_000)).toBeUndefined();
    expect(onlyRequests.drawn[0]?.map(({ bucket }) => bucket)).toEqual(['requests']);
  });

  it.each([1, 2, 3, 5])('give everybody a chance with a share of %i', async (share) => {
    for (const kind of kinds) expect(await open(share, share).permits.wait(kind, 1_000)).toBeUndefined();
  });

  it('pause everything after a 429, and only sign-ins after one to a sign-in', async () => {
    const { permits, pauses, heard } = open(1_800, 80);
    permits.pause('login', 30);
    expect(await permits.wait('login', 1_000)).toBe(30);
    expect(await permits.wait('interactive', 1_000)).toBeUndefined();
    permits.pause('bulk', 20);
    for (const kind of ['interactive', 'bulk', 'unaccepted'] as const) {
      expect(await permits.wait(kind, 1_000)).toBe(20);
    }
    expect(pauses).toEqual(['logins 30', 'requests 20']);
    expect(heard).toEqual(pauses);
  });

  it('tell the others once when many requests are refused at the same time, and again when it takes longer', () => {
    const { permits, pauses } = open(1_800, 80);
    for (let refused = 0; refused < 64; refused++) permits.pause('interactive', 10);
    permits.pause('interactive', 60);
    expect(pauses).toEqual(['requests 10', 'requests 60']);
  });

  it('pause nothing that has no limit', () => {
    const { permits, pauses } = open(0, 80);
    permits.pause('interactive', 10);
    expect(permits.take('interactive')).toBe(true);
    expect(pauses).toEqual([]);
  });
});
