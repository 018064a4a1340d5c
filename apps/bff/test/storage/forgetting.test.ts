import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { claimOf, sampleEvent, sampleEvidence, sampleIntent, sampleOutcome } from './samples.js';

const hour = 3_600_000;
const agoBy = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

describe.each(engines)('what has expired on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  beforeEach(async () => {
    database = await create();
    storage = await database.open();
  });
  afterEach(() => database.dispose());

  /** An operation whose last attempt began so long ago. */
  async function createAt(name: string, age: number, state: 'created' | 'in_doubt' | null): Promise<void> {
    const intent = { ...sampleIntent(claimOf(name)), created_at: agoBy(age) };
    await storage.operations.begin(intent);
    if (state === null) return;
    const sealed_answer = state === 'created' ? 'v1.k1.AAAA' : null;
    await storage.operations.finish(sampleOutcome(intent, state, { sealed_answer }));
  }
  const kept = async (name: string) => {
    const operation = await storage.operations.findByClaim(claimOf(name));
    return operation && (operation.sealed_answer === null ? 'claim' : 'answer');
  };

  it('is forgotten: answers after a day, claims after 30 days; nothing that is still open', async () => {
    await createAt('young', 23 * hour, 'created');
    await createAt('day', 25 * hour, 'created');
    await createAt('month', 31 * 24 * hour, 'created');
    await createAt('open', 31 * 24 * hour, null);
    await createAt('doubtful', 31 * 24 * hour, 'in_doubt');
    expect(await storage.operations.forgetExpired()).toBe(3);
    expect(await storage.operations.forgetExpired()).toBe(0);
    expect(await Promise.all(['young', 'day', 'month', 'open', 'doubtful'].map(kept))).toEqual([
      'answer',
      'claim',
      undefined,
      'claim',
      'claim',
    ]);
  });

  it('is counted from the last attempt', async () => {
    const intent = { ...sampleIntent(claimOf('again')), created_at: agoBy(31 * 24 * hour) };
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'not_sent'));
    await storage.operations.resume({
      operation_id: intent.operation_id,
      attempt: 2,
      attempted_at: agoBy(hour),
      lease_ms: 15_000,
      evidence: sampleEvidence,
      event: sampleEvent({ operation_id: intent.operation_id }),
    });
    expect(await storage.operations.forgetExpired()).toBe(0);
    expect(await kept('again')).toBe('claim');
  });
});
