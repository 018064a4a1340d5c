import { parseTombstone } from '@contacts/audit-log';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RetainRecords } from '../../src/administration/retain-records/retain-records.use-case.js';
import { ExportAuditTrail } from '../../src/audit-events/export-audit-trail.use-case.js';
import type { ExportQuery } from '../../src/audit-events/read-audit-query.js';
import { everyEvent } from '../../src/audit/event-filter.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { OwnedStorage } from './as-owner.js';
import { createPostgresqlStorage, type StorageUnderTest } from './engines.js';
import { chain, keys } from './exported-chain.js';
import { organisation, sampleEvent } from './samples.js';
import { sealAll } from './sealed-chain.js';

const records = 1_200;

describe('an export of a trail from which records are removed', () => {
  let database: StorageUnderTest;
  let owned: OwnedStorage;
  let storage: Storage;
  beforeEach(async () => {
    database = await createPostgresqlStorage();
    owned = new OwnedStorage(database);
    storage = await owned.service();
    await Promise.all(Array.from({ length: records }, () => storage.audit.append(sampleEvent())));
    await sealAll(storage, records);
  });
  afterEach(() => database.dispose());

  const retain = (seq: number) =>
    owned.asOwner(async ({ owner }) => {
      const useCase = new RetainRecords(owner, keys.signer);
      for (const removal of await useCase.plan(chain, { kind: 'upTo', seq }))
        await useCase.execute(removal, () => undefined);
      await sealAll(storage);
    });
  const exportOf = (changes: Partial<ExportQuery> = {}) =>
    new ExportAuditTrail(storage.audit).execute({
      organisation_id: organisation,
      filter: everyEvent,
      fromSeq: 1,
      toSeq: undefined,
      ...changes,
    });
  const seqsOf = async ({ records: read }: Awaited<ReturnType<typeof exportOf>>) => {
    const seqs: (number | null)[] = [];
    for await (const batch of read()) seqs.push(...batch.map(({ seq }) => seq));
    return [seqs[0], seqs.at(-1), seqs.length];
  };

  it.each([
    ['all of it', {}, 401, records + 1, true],
    ['a range that begins with removed records', { fromSeq: 7, toSeq: 500 }, 401, 500, true],
    ['a range of removed records', { fromSeq: 7, toSeq: 400 }, 401, 400, true],
    ['a range behind the removed records', { fromSeq: 401, toSeq: 402 }, 401, 402, true],
    ['a later range', { fromSeq: 402, toSeq: 402 }, 402, 402, false],
  ])('begins behind them: %s', async (_name, changes, from, to, isExplained) => {
    await retain(100);
    await retain(400);
    // Both removals have left a record.
    const exported = await exportOf({ toSeq: records + 1, ...changes });
    const [header, tombstone, ...others] = exported.preamble.map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    expect(header).toMatchObject({ from_seq: from, to_seq: to });
    expect(tombstone && parseTombstone(String(tombstone['tombstone'])).size).toBe(
      isExplained ? 400 : undefined,
    );
    expect(others).toEqual([]);
    expect(await seqsOf(exported)).toEqual(to < from ? [undefined, undefined, 0] : [from, to, to - from + 1]);
  });

  it.each([
    ['whole', {}],
    ['filtered', { filter: { ...everyEvent, outcome: 'refused' as const } }],
  ])('breaks off when it still has to read some of them: %s', async (_name, changes) => {
    const exported = (await exportOf(changes)).records();
    expect((await exported.next()).value).toHaveLength(500);
    await retain(501);
    await expect(exported.next()).rejects.toThrow('records were removed while they were exported');
  });

  it('goes on when it has read them already', async () => {
    const exported = (await exportOf({ toSeq: records })).records();
    await exported.next();
    await retain(500);
    expect((await exported.next()).value).toHaveLength(500);
    expect((await exported.next()).value).toHaveLength(200);
  });
});
