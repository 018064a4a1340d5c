import { describe, expect, it } from '@jest/globals';
import type { OperationIntent } from '../../src/operations/operation-store.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { claimOf, sampleEvent, sampleEvidence, sampleIntent, sampleOutcome } from './samples.js';

const resumptionOf = (intent: OperationIntent, attempt: number) => ({
  operation_id: intent.operation_id,
  attempt,
  attempted_at: '2026-11-25T12:00:00.000Z',
  lease_ms: 15_000,
  evidence: sampleEvidence,
  event: sampleEvent({ operation_id: intent.operation_id, action: 'contact.create', outcome: 'attempted' }),
});

describe.each(engines)('another attempt on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  /** An operation that was not sent. */
  async function begin(): Promise<OperationIntent> {
    const intent = sampleIntent(claimOf('key'));
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'not_sent'));
    return intent;
  }
  const outcomes = async () =>
    (await database.query('select outcome from audit_event order by position')).map(({ outcome }) => outcome);

  it('begins once, of many that ask', async () => {
    const intent = await begin();
    const asked = Array.from({ length: 10 }, () => storage.operations.resume(resumptionOf(intent, 2)));
    // Calls about one operation never share a batch, and only the first of them moves it.
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await storage.operations.find(intent.operation_id)).toMatchObject({
      state: 'attempted',
      attempt: 2,
      created_at: intent.created_at,
      lease_lapsed: false,
    });
    expect(await outcomes()).toEqual(['attempted', 'not_sent', 'attempted']);
  });

  it('is not ended by the outcome of the one before', async () => {
    const intent = await begin();
    expect(await storage.operations.resume(resumptionOf(intent, 2))).toBe(true);
    expect(await storage.operations.finish(sampleOutcome(intent, 'created'))).toBe(false);
    expect(await storage.operations.finish(sampleOutcome(intent, 'created', { attempt: 2 }))).toBe(true);
    expect(await outcomes()).toEqual(['attempted', 'not_sent', 'attempted', 'created']);
  });

  it.each(['created', 'rejected', 'in_doubt', 'ambiguous'] as const)(
    'does not begin after %s',
    async (state) => {
      const intent = sampleIntent();
      await storage.operations.begin(intent);
      await storage.operations.finish(sampleOutcome(intent, state));
      expect(await storage.operations.resume(resumptionOf(intent, 2))).toBe(false);
      expect(await outcomes()).toEqual(['attempted', state]);
    },
  );

  it('does not begin while one is under way, nor out of turn', async () => {
    const running = sampleIntent();
    await storage.operations.begin(running);
    expect(await storage.operations.resume(resumptionOf(running, 2))).toBe(false);
    const intent = await begin();
    expect(await storage.operations.resume(resumptionOf(intent, 3))).toBe(false);
  });

  it('has a lease by the clock of the database', async () => {
    const intent = { ...sampleIntent(), lease_ms: 50 };
    await storage.operations.begin(intent);
    const lapsed = async () => (await storage.operations.find(intent.operation_id))?.lease_lapsed;
    while ((await lapsed()) !== true) await new Promise((resolve) => setTimeout(resolve, 20));
    // Whoever owned it may still say how it ended, as long as nobody else has.
    expect(await storage.operations.finish(sampleOutcome(intent, 'created'))).toBe(true);
  });
});
