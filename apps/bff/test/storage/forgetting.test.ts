import { describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { claimOf, sampleEvent, sampleEvidence, sampleIntent, sampleOutcome } from './samples.js';

const hour = 3_600_000;
const agoBy = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

describe.each(engines)('what has expired on %s', (name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  /** Moves the end of an operation's lease, which is of the database's clock. */
  const ageLease = (operationId: string, age: number) =>
    database.query(
      name === 'SQLite'
        ? `update operation set lease_until = strftime('%Y-%m-%dT%H:%M:%fZ', lease_until, '${-age / 1_000} seconds')
           where operation_id = '${operationId}'`
        : `update operation set lease_until = lease_until - interval '${age / 1_000} seconds'
           where operation_id = '${operationId}'`,
    );

  /** An operation whose last attempt began so long ago. */
  async function createAt(name: string, age: number, state: 'created' | 'in_doubt' | null): Promise<void> {
    const intent = { ...sampleIntent(claimOf(name)), created_at: agoBy(age) };
    await storage.operations.begin(intent);
    await ageLease(intent.operation_id, age);
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

  it('is told by the clock of the database: a process whose own is behind loses nothing', async () => {
    const intent = { ...sampleIntent(claimOf('behind')), created_at: agoBy(31 * 24 * hour) };
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'created', { sealed_answer: 'v1.k1.AAAA' }));
    expect(await storage.operations.forgetExpired()).toBe(0);
    expect(await kept('behind')).toBe('answer');
    expect(await storage.operations.find(intent.operation_id)).toMatchObject({ answer_expired: false });
    await ageLease(intent.operation_id, 25 * hour);
    expect(await storage.operations.find(intent.operation_id)).toMatchObject({ answer_expired: true });
    expect(await storage.operations.forgetExpired()).toBe(1);
    expect(await kept('behind')).toBe('claim');
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
