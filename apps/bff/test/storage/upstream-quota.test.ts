import { describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import type { Draw } from '../../src/quota/draw-permits.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';

/** So slow that nothing comes back while a test runs. */
const requests: Draw = { bucket: 'requests', burst: 10, refillPerSecond: 0.001, reserve: 0 };
const logins: Draw = { bucket: 'logins', burst: 3, refillPerSecond: 0.001, reserve: 0 };

describe.each(engines)('the quota on %s', (name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  /** Lets time pass for every bucket. */
  const age = (seconds: number) =>
    database.query(
      name === 'SQLite'
        ? `update upstream_quota set refilled_at = strftime('%Y-%m-%dT%H:%M:%fZ', refilled_at, '${-seconds} seconds')`
        : `update upstream_quota set refilled_at = refilled_at - interval '${seconds} seconds'`,
    );
  const lease = async (draws: readonly Draw[], wanted: number) =>
    (await storage.quota.lease(draws, wanted)).permits;

  it('begins with a full bucket and ends with an empty one, which says when the next permit comes', async () => {
    expect(await storage.quota.lease([requests], 4)).toEqual({
      permits: 4,
      waitMs: 0,
      paused: false,
      left: 6,
    });
    const rest = await storage.quota.lease([requests], 100);
    expect(rest).toMatchObject({ permits: 6, paused: false, left: 0 });
    const none = await storage.quota.lease([requests], 1);
    expect(none).toMatchObject({ permits: 0, left: 0 });
    expect(none.waitMs).toBeGreaterThan(900_000);
    expect(none.waitMs).toBeLessThanOrEqual(1_000_000);
  });

  it('refills by the time that has passed, up to the burst', async () => {
    await lease([requests], 10);
    await age(3_000);
    expect(await lease([requests], 100)).toBe(3);
    await age(1_000_000);
    expect(await lease([requests], 100)).toBe(10);
  });

  it('gives what the scarcest bucket has, and counts it in each', async () => {
    expect(await lease([requests, logins], 100)).toBe(3);
    expect(await lease([logins, requests], 100)).toBe(0);
    expect(await lease([requests], 100)).toBe(7);
    await age(1_000_000);
    expect(await lease([requests], 100)).toBe(10);
    expect(await lease([logins, requests], 100)).toBe(0);
    expect(await lease([logins], 100)).toBe(3);
  });

  it('leaves a reserve', async () => {
    const bulk = { ...requests, reserve: 4 };
    expect(await storage.quota.lease([bulk], 100)).toMatchObject({ permits: 6, left: 0 });
    expect(await lease([bulk], 100)).toBe(0);
    expect(await lease([requests], 100)).toBe(4);
  });

  it('pauses a bucket, and all that also draw from it, for the longest time asked for', async () => {
    await storage.quota.pause('logins', 600);
    await storage.quota.pause('logins', 1);
    const paused = await storage.quota.lease([requests, logins], 1);
    expect(paused).toMatchObject({ permits: 0, paused: true });
    expect(paused.waitMs).toBeGreaterThan(590_000);
    expect(paused.waitMs).toBeLessThanOrEqual(600_000);
    expect(await storage.quota.lease([requests], 1)).toMatchObject({ permits: 1, paused: false });
  });

  it('gives permits again when the pause is over', async () => {
    await storage.quota.pause('requests', 600);
    await database.query(`update upstream_quota set paused_until = '2020-01-01T00:00:00.000Z'`);
    expect(await storage.quota.lease([requests], 1)).toMatchObject({ permits: 1, paused: false });
  });

  it('refills nothing when its clock goes back, and is not stuck when it went back far', async () => {
    await lease([requests], 10);
    await age(-30);
    expect(await lease([{ ...requests, refillPerSecond: 1_000 }], 1)).toBe(0);
    await age(-1_000_000);
    expect(await lease([{ ...requests, refillPerSecond: 1_000 }], 1)).toBe(0);
    await age(1);
    expect(await lease([{ ...requests, refillPerSecond: 1_000 }], 1)).toBe(1);
  });

  it('survives a restart', async () => {
    await lease([requests], 10);
    await storage.quota.pause('logins', 600);
    await storage.close();
    storage = await database.open();
    expect(await lease([requests], 1)).toBe(0);
    expect(await storage.quota.lease([logins], 1)).toMatchObject({ permits: 0, paused: true });
  });

  it('says that the database cannot be asked', async () => {
    await database.query('drop table upstream_quota');
    await expect(storage.quota.lease([requests], 1)).rejects.toThrow(StorageUnavailable);
    await expect(storage.quota.pause('requests', 1)).rejects.toThrow(StorageUnavailable);
  });
});

it('replicas on one PostgreSQL never get more than there is, whatever they draw from', async () => {
  const database = await createPostgresqlStorage();
  await database.open();
  const replicas = await Promise.all([1, 2, 3].map(() => openStorage(database.configuration)));
  try {
    const big = { ...requests, burst: 300 };
    const small = { ...logins, burst: 100 };
    const leases = Array.from({ length: 240 }, (_, index) => {
      const draws = [[big], [big, small], [small, big]][index % 3]!;
      return replicas[(index % 7) % 3]!.quota.lease(draws, 1 + (index % 5)).then(({ permits }) => [
        index % 3,
        permits,
      ]);
    });
    const granted = await Promise.all(leases);
    const sum = (of: typeof granted) => of.reduce((total, [, permits]) => total + permits!, 0);
    expect(sum(granted)).toBe(300);
    const tokens = `select bucket, floor(tokens)::int as left from upstream_quota where tokens < 1e9 order by bucket`;
    expect(await database.query(tokens)).toEqual([
      { bucket: 'logins', left: 100 - sum(granted.filter(([kind]) => kind !== 0)) },
      { bucket: 'requests', left: 0 },
    ]);
    await Promise.all(replicas.map((replica) => replica.close()));
    expect(
      await database.query('select deadlocks from pg_stat_database where datname = current_database()'),
    ).toEqual([{ deadlocks: '0' }]);
  } finally {
    await Promise.all(replicas.map((replica) => replica.close()));
    await database.dispose();
  }
});
