import { describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { claimOf, sampleIntent, sampleOutcome } from './samples.js';

describe.each(engines)('claims on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  it('are held by one operation in any state, which later callers are told', async () => {
    const first = sampleIntent(claimOf('key'));
    await storage.operations.begin(first);
    for (const state of ['in_doubt', 'created'] as const) {
      await storage.operations.finish(sampleOutcome(first, state));
      const second = await storage.operations.begin(sampleIntent(claimOf('key')));
      expect(second).toMatchObject({ begun: false, holder: { operation_id: first.operation_id, state } });
    }
    expect(await database.query('select operation_id from operation')).toHaveLength(1);
    expect(await database.query('select event_id from audit_event')).toHaveLength(3);
  });

  it('go to exactly one of many that ask in one batch', async () => {
    const intents = Array.from({ length: 20 }, () => sampleIntent(claimOf('key')));
    const results = await Promise.all(intents.map((intent) => storage.operations.begin(intent)));
    const winner = intents[results.findIndex((result) => result.begun)]!;
    const losers = results.filter((result) => !result.begun);
    expect(losers).toHaveLength(intents.length - 1);
    for (const { holder } of losers) expect(holder.operation_id).toBe(winner.operation_id);
    expect(await database.query('select event_id from audit_event')).toHaveLength(1);
  });

  it('are free again once an outcome has released them', async () => {
    const first = sampleIntent(claimOf('key'));
    await storage.operations.begin(first);
    await storage.operations.finish(sampleOutcome(first, 'rejected', { release_claim: true }));
    expect(await storage.operations.begin(sampleIntent(claimOf('key')))).toEqual({ begun: true });
  });

  it('are not released by an outcome that came too late', async () => {
    const first = sampleIntent(claimOf('key'));
    await storage.operations.begin(first);
    await storage.operations.finish(sampleOutcome(first, 'created'));
    const late = sampleOutcome(first, 'not_sent', { release_claim: true });
    expect(await storage.operations.finish(late)).toBe(false);
    expect((await storage.operations.begin(sampleIntent(claimOf('key')))).begun).toBe(false);
  });

  it('may pass from one operation to the next in the batch that releases them', async () => {
    for (let round = 0; round < 20; round++) {
      const claim = claimOf(`round ${String(round)}`);
      const first = sampleIntent(claim);
      await storage.operations.begin(first);
      const [released, second] = await Promise.all([
        storage.operations.finish(sampleOutcome(first, 'rejected', { release_claim: true })),
        storage.operations.begin(sampleIntent(claim)),
      ]);
      expect(released).toBe(true);
      expect(second.begun).toBe(true);
    }
  });

  it('are no concern of operations without one', async () => {
    const results = await Promise.all([
      storage.operations.begin(sampleIntent(null)),
      storage.operations.begin(sampleIntent(null)),
    ]);
    expect(results).toEqual([{ begun: true }, { begun: true }]);
  });
});
