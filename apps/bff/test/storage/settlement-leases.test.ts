import { describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { organisation } from './samples.js';

describe.each(engines)('the lease of an organisation on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  const lease = (milliseconds = 60_000, of = organisation) => storage.settlements.lease(of, milliseconds);
  const lapse = () => database.query("update settlement_lease set lease_until = '2020-01-01T00:00:00.000Z'");

  it('goes to one of many', async () => {
    const leases = await Promise.all([...Array<number>(10)].map(() => lease()));
    expect(leases.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await lease(1, 7)).toBeDefined();
  });

  it('goes to the next one when it is given back', async () => {
    await storage.settlements.release(organisation, (await lease())!);
    expect(await lease()).toBeDefined();
    expect(await lease()).toBeUndefined();
  });

  it('goes to one of many when the one before has lapsed, and that one cannot give back what it has not any more', async () => {
    const first = await lease();
    await lapse();
    const leases = await Promise.all([...Array<number>(10)].map(() => lease()));
    expect(leases.filter((one) => one !== undefined)).toHaveLength(1);
    await storage.settlements.release(organisation, first!);
    expect(await lease()).toBeUndefined();
  });

  it('lasts as long as was asked for', async () => {
    expect(await lease(50)).toBeDefined();
    while ((await lease(60_000)) === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await lease(60_000)).toBeUndefined();
  });
});
