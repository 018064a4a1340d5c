import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RetentionLimit } from '../../src/audit/removal/find-retention-end.js';
import { RetainRecords } from '../../src/administration/retain-records/retain-records.use-case.js';
import { OwnedStorage } from './as-owner.js';
import { engines, type StorageUnderTest } from './engines.js';
import { chain, checkpointOf, keys, verifyChain } from './exported-chain.js';
import { organisation, sampleEvent, sampleIntent, sampleOutcome } from './samples.js';
import { readChain, sealAll } from './sealed-chain.js';

describe.each(engines)('retention on %s', (_name, create) => {
  let database: StorageUnderTest;
  let owned: OwnedStorage;
  beforeEach(async () => {
    database = await create();
    owned = new OwnedStorage(database);
  });
  afterEach(() => database.dispose());

  const upTo = (seq: number): RetentionLimit => ({ kind: 'upTo', seq });
  const retain = (limit: RetentionLimit, of = chain) => retainIn(of, limit);
  const retainIn = (of: string | undefined, limit: RetentionLimit) =>
    owned.asOwner(async ({ owner }) => {
      const useCase = new RetainRecords(owner, keys.signer);
      const removals = await useCase.plan(of, limit);
      for (const removal of removals) await useCase.execute(removal, () => undefined);
      return removals.map(({ chain: name, range, end }) => [name, range.first, end, range.last]);
    });
  const appendEvents = async (count: number) => {
    const storage = await owned.service();
    for (let index = 0; index < count; index++) await storage.audit.append(sampleEvent());
    await sealAll(storage);
    return storage;
  };
  const countOf = async (table: string) => (await database.query(`select 1 from ${table}`)).length;

  it('removes a prefix, and a kept checkpoint and the tombstone verify what is left', async () => {
    const storage = await appendEvents(10);
    const checkpoint = await checkpointOf(storage);
    expect(await retain(upTo(6))).toEqual([[chain, 1, 6, 10]]);
    expect([await countOf('audit_seal'), await countOf('audit_personal')]).toEqual([4, 4]);

    const next = await owned.service();
    await next.audit.append(sampleEvent());
    await sealAll(next);
    expect(await verifyChain(database, next, [checkpoint, await checkpointOf(next)])).toMatchObject({
      verdict: 'verified',
      from: 7,
      to: 12,
      anchor: 'tombstone',
      checkpoints: { checked: 2 },
    });
    expect((await readChain(next, organisation))[4]).toMatchObject({
      seq: 11,
      action: 'audit.retain',
      outcome: 'succeeded',
      caller: { kind: 'service', id: null },
      count: 6,
      fields: ['from_seq=1', 'to_seq=6'],
      personal: null,
    });
  });

  it('can go on where it has stopped', async () => {
    await appendEvents(10);
    await retain(upTo(3));
    await sealAll(await owned.service());
    await retain(upTo(8));
    const storage = await owned.service();
    await sealAll(storage);
    expect(await verifyChain(database, storage)).toMatchObject({ verdict: 'verified', from: 9, to: 12 });
    expect(await countOf('audit_tombstone')).toBe(2);
  });

  it('removes nothing at or after a time, nothing behind such a record, and never the last one', async () => {
    const storage = await owned.service();
    const times = ['2020', '2021', '2019', '2022', '2020'];
    for (const year of times)
      await storage.audit.append(sampleEvent({ time: `${year}-06-01T00:00:00.000Z` }));
    await sealAll(storage);
    const before = (year: string): RetentionLimit => ({
      kind: 'before',
      time: `${year}-01-01T00:00:00.000Z`,
    });
    expect(await retain(before('2020'))).toEqual([[chain, 1, 0, 5]]);
    expect(await countOf('audit_tombstone')).toBe(0);
    expect(await retain(before('2022'))).toEqual([[chain, 1, 3, 5]]);
    expect(await retain(before('2030'))).toEqual([[chain, 4, 4, 5]]);
    const next = await owned.service();
    await sealAll(next);
    expect(await verifyChain(database, next)).toMatchObject({ verdict: 'verified', from: 5, to: 7 });
  });

  it('leaves unsealed events alone', async () => {
    const storage = await appendEvents(2);
    await storage.audit.append(sampleEvent());
    await retain(upTo(1));
    expect(await countOf('audit_event')).toBe(3);
  });

  it('takes all chains that have records to remove', async () => {
    const storage = await owned.service();
    for (const id of [null, 7, 7, 8, organisation, organisation])
      await storage.audit.append(sampleEvent({ chain: id, organisation_id: id }));
    await sealAll(storage);
    await storage.audit.append(sampleEvent({ chain: 9, organisation_id: 9 }));
    const removals = await retainIn(undefined, { kind: 'before', time: '2099-01-01T00:00:00.000Z' });
    expect(removals.filter(([, first, end]) => Number(end) >= Number(first))).toEqual([
      ['organisation/7', 1, 1, 2],
      [chain, 1, 1, 2],
    ]);
  });

  it('refuses the last record, and chains that it does not know, and changes nothing', async () => {
    await appendEvents(2);
    await expect(retain(upTo(2))).rejects.toThrow('sealed records 1 to 2, and the last one always stays');
    await expect(retain(upTo(1), 'organisation/9')).rejects.toThrow('no sealed record of organisation/9');
    expect([await countOf('audit_event'), await countOf('audit_tombstone')]).toEqual([2, 0]);
  });

  it('keeps what the two events of a creation share until both are removed', async () => {
    const storage = await owned.service();
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'created'));
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    await retain(upTo(1));
    expect(await countOf('audit_personal')).toBe(2);
    const next = await owned.service();
    expect((await readChain(next, organisation))[0]?.personal).toEqual(intent.event.personal);
    await retain(upTo(2));
    expect(await countOf('audit_personal')).toBe(1);
  });

  it('stops before a creation that is under way', async () => {
    const storage = await appendEvents(2);
    const intent = { ...sampleIntent(null, { time: '2020-01-01T00:00:00.000Z' }), lease_ms: 600_000 };
    await storage.operations.begin(intent);
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    expect(await retain(upTo(3))).toEqual([[chain, 1, 2, 4]]);
    const next = await owned.service();
    await next.operations.finish(sampleOutcome(intent, 'created'));
    await sealAll(next);
    expect(await retain(upTo(3))).toEqual([[chain, 3, 3, 6]]);
  });

  it('does not wait for a creation whose process is gone: its lease has lapsed', async () => {
    const storage = await appendEvents(2);
    await storage.operations.begin(sampleIntent());
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    await database.query("update operation set lease_until = '2020-01-01T00:00:00.000Z'");
    expect(await retain(upTo(3))).toEqual([[chain, 1, 3, 4]]);
  });

  it('does not cover up what was changed past the service', async () => {
    await appendEvents(4);
    const isSqlite = database.configuration.engine === 'sqlite';
    if (isSqlite) await database.query('drop trigger audit_event_no_delete');
    await database.query('delete from audit_event where position = 2');
    await expect(retain(upTo(3))).rejects.toThrow('export and verify the chain before anything is removed');
    expect([await countOf('audit_event'), await countOf('audit_seal')]).toEqual([3, 4]);
    expect(await countOf('audit_tombstone')).toBe(0);
    // What was lifted for the transaction is in force again, also after a failure.
    if (isSqlite) await expect(database.query('delete from audit_seal')).rejects.toThrow('insert-only');
  });
});
