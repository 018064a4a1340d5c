import { describe, expect, it } from '@jest/globals';
import type { OutcomeState } from '../../src/operations/operation.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { organisation, sampleEvidence, sampleIntent, sampleOutcome } from './samples.js';

const own = '0199f1a2-7c1d-7d2e-8f00-00000000ffff';
const equal = ['old:another', sampleEvidence.contact_fingerprint];

describe.each(engines)('a rival on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  const begin = async () => {
    const intent = sampleIntent(null);
    await storage.operations.begin(intent);
    return intent;
  };
  const hasRival = (operationId = own, organisationId = organisation, fingerprints = equal) =>
    storage.operations.hasRival(operationId, organisationId, fingerprints);

  it('is another operation under way with an equal contact in the same organisation', async () => {
    expect(await hasRival()).toBe(false);
    const { operation_id: operationId } = await begin();
    expect(await hasRival()).toBe(true);
    expect(await hasRival(operationId)).toBe(false);
    expect(await hasRival(own, organisation + 1)).toBe(false);
    expect(await hasRival(own, organisation, ['old:another'])).toBe(false);
  });

  it('of an older version, which stored no fingerprint, may own any contact', async () => {
    await begin();
    await database.query('update operation set contact_fingerprint = null');
    expect(await hasRival(own, organisation, ['old:another'])).toBe(true);
  });

  it.each<[OutcomeState, boolean]>([
    ['in_doubt', true],
    ['ambiguous', true],
    ['created', false],
    ['rejected', false],
    ['not_sent', false],
  ])('that has become %s: %s', async (state, isRival) => {
    const intent = await begin();
    await storage.operations.finish(sampleOutcome(intent, state));
    expect(await hasRival()).toBe(isRival);
  });
});
