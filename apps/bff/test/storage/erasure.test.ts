import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { countErasable, erasePersonal } from '../../src/audit/removal/erase-personal.js';
import type { Person } from '../../src/audit/removal/person.js';
import { ErasePersons } from '../../src/administration/erase-persons/erase-persons.use-case.js';
import type { OwnerStorage } from '../../src/storage/open-owner-storage.js';
import { OwnedStorage } from './as-owner.js';
import { createPostgresqlStorage, engines, type StorageUnderTest } from './engines.js';
import { chain, checkpointOf, verifyChain } from './exported-chain.js';
import { organisation, sampleEvent, sampleIntent, sampleOutcome, samplePersonal } from './samples.js';
import { readChain, sealAll } from './sealed-chain.js';

const ada: Person = { by: 'caller', kind: 'user', id: '77' };
const grace = { kind: 'user', id: '78', accepted: true } as const;

/** One try in the organisation's chain, without the use case's patience. */
async function tryToErase({ owner }: OwnerStorage) {
  const erasure = { engine: owner.engine, persons: [ada], chain, newest: Number.MAX_SAFE_INTEGER };
  return {
    counted: await countErasable(await owner.kysely(), erasure),
    erased: await owner.transaction((kysely) => erasePersonal(kysely, erasure)),
  };
}

/** An erasure takes several steps when sealing waits for transactions of other tests on the same server. */
function sumOf(erased: readonly [string, number][]): number {
  return erased.reduce((sum, [, records]) => sum + records, 0);
}

describe.each(engines)('erasure on %s', (_name, create) => {
  let database: StorageUnderTest;
  let owned: OwnedStorage;
  beforeEach(async () => {
    database = await create();
    owned = new OwnedStorage(database);
  });
  afterEach(() => database.dispose());

  const erase = (persons: readonly Person[], of?: string) =>
    owned.asOwner(async ({ owner, sealing }) => {
      const erased: [string, number][] = [];
      const useCase = new ErasePersons(owner, sealing);
      const left = await useCase.execute(persons, of, (name, records) => erased.push([name, records]));
      return { erased, left };
    });

  it('takes the personal part of one caller away, sealed or not, and the chain stays verified', async () => {
    const storage = await owned.service();
    await storage.audit.append(sampleEvent({ caller: grace }));
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'created'));
    await sealAll(storage);
    const checkpoint = await checkpointOf(storage);
    await storage.audit.append(sampleEvent());
    const { erased, left } = await erase([ada]);
    expect([sumOf(erased), left]).toEqual([3, 0]);

    const next = await owned.service();
    await sealAll(next);
    expect(await verifyChain(database, next, [checkpoint])).toMatchObject({
      verdict: 'verified',
      to: 4 + erased.length,
      erased: 3,
    });
    const records = await readChain(next, organisation);
    const persons = records.filter(({ action }) => action !== 'audit.erase');
    expect(persons.map(({ personal }) => personal)).toEqual([samplePersonal, null, null, null]);
    const erasures = records.filter(({ action }) => action === 'audit.erase');
    expect(erasures.map(({ count, fields, personal }) => [count, fields, personal])).toEqual(
      erased.map(([, count]) => [count, ['caller=user:77'], null]),
    );
    expect(await erase([ada])).toEqual({ erased: [], left: 0 });
  });

  it('finds user names in any case, and names none in its own event', async () => {
    const storage = await owned.service();
    const personal = { ...samplePersonal, user_name: 'Ada@Example.com' };
    await storage.audit.append(
      sampleEvent({ personal, caller: { kind: 'anonymous', id: null, accepted: false } }),
    );
    await storage.audit.append(sampleEvent({ personal: { ...samplePersonal, user_name: 'ada@example.co' } }));
    expect((await erase([{ by: 'userName', userName: 'ada@example.com' }])).erased).toEqual([[chain, 1]]);
    const next = await owned.service();
    await sealAll(next);
    expect((await readChain(next, organisation)).map(({ fields }) => fields)[2]).toEqual(['user_name']);
  });

  it('leaves other chains alone when one is named, and takes every chain when none is', async () => {
    const storage = await owned.service();
    for (const id of [null, 7, organisation])
      await storage.audit.append(sampleEvent({ chain: id, organisation_id: id }));
    expect((await erase([ada], 'organisation/7')).erased).toEqual([['organisation/7', 1]]);
    expect((await erase([ada])).erased.sort()).toEqual([
      [chain, 1],
      ['service', 1],
    ]);
  });

  it('leaves a creation alone while its lease lasts, whatever the clock of the process that began it says', async () => {
    const storage = await owned.service();
    const intent = { ...sampleIntent(null, { time: '2020-01-01T00:00:00.000Z' }), lease_ms: 600_000 };
    await storage.operations.begin(intent);
    await sealAll(storage);
    expect(await owned.asOwner((opened) => tryToErase(opened))).toEqual({
      counted: { ready: 0, waiting: 1 },
      erased: 0,
    });
    await database.query("update operation set lease_until = '2020-01-01T00:00:00.000Z'");
    expect(await owned.asOwner((opened) => tryToErase(opened))).toEqual({
      counted: { ready: 1, waiting: 0 },
      erased: 1,
    });
  });

  it('leaves nothing of what it has erased where the engine can look', async () => {
    const secret = (index: number) => `canary-${index}-of-a-person`;
    const storage = await owned.service();
    for (let index = 0; index < 200; index++) {
      const personal = { ...samplePersonal, user_agent: secret(index), user_name: null };
      await storage.audit.append(sampleEvent({ personal, caller: index % 2 ? grace : sampleEvent().caller }));
    }
    expect(sumOf((await erase([ada])).erased)).toBe(100);
    await owned.asOwner(({ owner }) => owner.compact());
    const stored = await database.dump();
    for (let index = 0; index < 200; index++)
      expect([index, stored.includes(secret(index))]).toEqual([index, index % 2 === 1]);
  });
});

describe('erasure while a replica runs', () => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await createPostgresqlStorage()));
  afterEach(() => database.dispose());

  it('waits for the outcome of a creation, whose record must commit to what it says', async () => {
    const owned = new OwnedStorage(database);
    const storage = await owned.service();
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'created'));
    expect(await owned.asOwner(tryToErase)).toEqual({ counted: { ready: 0, waiting: 2 }, erased: 0 });
    await sealAll(storage);
    expect(await owned.asOwner(tryToErase)).toEqual({ counted: { ready: 2, waiting: 0 }, erased: 2 });
  });

  it('never leaves a record that denies its personal part, however it falls between append and seal', async () => {
    const owned = new OwnedStorage(database);
    const storage = await owned.service();
    let isLoaded = true;
    const create = async () => {
      for (let index = 0; index < 60; index++) {
        const intent = sampleIntent();
        await storage.operations.begin(intent);
        await storage.operations.finish(sampleOutcome(intent, 'created'));
      }
    };
    const whileLoaded = async (step: () => Promise<unknown>) => {
      while (isLoaded) await step();
    };
    let erased = 0;
    await owned.asOwner(async (opened) => {
      const load = Promise.all(Array.from({ length: 8 }, create)).then(() => (isLoaded = false));
      await Promise.all([
        load,
        whileLoaded(() => storage.sealing.sealBatch(7)),
        whileLoaded(async () => (erased += (await tryToErase(opened)).erased)),
      ]);
    });
    await sealAll(storage);
    expect(erased).toBeGreaterThan(0);
    const denied = await database.query(
      `select 1 from audit_event join audit_seal using (position)
       where personal_id is not null and personal_commitment is null`,
    );
    expect(denied).toEqual([]);
  });
});
