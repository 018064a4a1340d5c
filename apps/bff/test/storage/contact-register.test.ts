import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { organisation, sampleEvent, sampleIntent, sampleOutcome } from './samples.js';

/** More than one statement takes. */
const manyIds = Array.from({ length: 1_234 }, (_, index) => String(index + 1));

describe.each(engines)('the register of contacts on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  const firstReadings = async (ids: readonly string[], of = organisation) =>
    Object.fromEntries(await storage.contacts.firstReadings(of, ids));

  it('numbers readings in their order, and knows the newest of each organisation', async () => {
    expect(await storage.contacts.newestReading(organisation)).toBeNull();
    const first = await storage.contacts.recordReading(organisation, ['1']);
    const other = await storage.contacts.recordReading(7, ['1']);
    expect(await storage.contacts.newestReading(organisation)).toBe(first);
    const second = await storage.contacts.recordReading(organisation, []);
    expect(await storage.contacts.newestReading(organisation)).toBe(second);
    expect(await storage.contacts.newestReading(7)).toBe(other);
    expect([first, other, second]).toEqual([first, other, second].toSorted((a, b) => a - b));
    expect(new Set([first, other, second]).size).toBe(3);
  });

  it('keeps the first reading that has shown a contact, for each organisation apart', async () => {
    const first = await storage.contacts.recordReading(organisation, ['1', '2']);
    const other = await storage.contacts.recordReading(7, ['2', '3']);
    const second = await storage.contacts.recordReading(organisation, ['3', '2']);
    expect(await firstReadings(['1', '2', '3', '4'])).toEqual({ 1: first, 2: first, 3: second });
    expect(await firstReadings(['1', '2', '3'], 7)).toEqual({ 2: other, 3: other });
    expect(await firstReadings([])).toEqual({});
  });

  it('takes long lists, also ones that name a contact twice', async () => {
    const reading = await storage.contacts.recordReading(organisation, [...manyIds, ...manyIds]);
    const known = await storage.contacts.firstReadings(organisation, [...manyIds, 'unknown']);
    expect([known.size, new Set(known.values())]).toEqual([manyIds.length, new Set([reading])]);
  });

  it('stores a reading wholly or not at all: who goes by its number must know all its contacts', async () => {
    const first = await storage.contacts.recordReading(organisation, ['1']);
    await database.query('alter table known_contact rename to away');
    await expect(storage.contacts.recordReading(organisation, ['2'])).rejects.toThrow(StorageUnavailable);
    await database.query('alter table away rename to known_contact');
    expect(await storage.contacts.newestReading(organisation)).toBe(first);
  });

  it('attributes what creations and settlement have found created, and nothing else', async () => {
    const outcomes = { 1: 'created', 2: 'rejected', 3: 'ambiguous' } as const;
    for (const [contact_id, state] of Object.entries(outcomes)) {
      const intent = sampleIntent();
      await storage.operations.begin(intent);
      const { event } = sampleOutcome(intent, state);
      await storage.operations.finish(sampleOutcome(intent, state, { event: { ...event, contact_id } }));
    }
    const settled = { action: 'contact.settle', outcome: 'created' } as const;
    await storage.audit.append(sampleEvent({ ...settled, contact_id: '4' }));
    await storage.audit.append(sampleEvent({ ...settled, contact_id: '5', chain: 7, organisation_id: 7 }));
    await storage.audit.append(
      sampleEvent({ action: 'contact.update', outcome: 'succeeded', contact_id: '6' }),
    );
    const asked = ['1', '2', '3', '4', '5', '6', ...manyIds.slice(10)];
    expect(await storage.contacts.findAttributed(organisation, asked)).toEqual(new Set(['1', '4']));
    expect(await storage.contacts.findAttributed(7, asked)).toEqual(new Set(['5']));
    expect(await storage.contacts.findAttributed(organisation, [])).toEqual(new Set());
  });

  it('says that the database cannot be asked', async () => {
    for (const table of ['contact_reading', 'known_contact', 'audit_event'])
      await database.query(`alter table ${table} rename to ${table}_away`);
    const { contacts } = storage;
    for (const ask of [
      () => contacts.recordReading(organisation, ['1']),
      () => contacts.newestReading(organisation),
      () => contacts.firstReadings(organisation, ['1']),
      () => contacts.findAttributed(organisation, ['1']),
    ])
      await expect(ask()).rejects.toThrow(StorageUnavailable);
  });
});

describe('readings of several replicas on one PostgreSQL', () => {
  let database: StorageUnderTest;
  let replicas: Storage[];
  beforeEach(async () => {
    database = await createPostgresqlStorage();
    await database.open();
    replicas = await Promise.all([1, 2, 3].map(() => openStorage(database.configuration)));
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await database.dispose();
  });

  /** Reads one list with every replica at once. */
  const readEverywhere = (of: number, ids: readonly string[]) =>
    Promise.all(replicas.map(({ contacts }) => contacts.recordReading(of, ids)));

  it('that fall together all know the contacts that they have shown', async () => {
    for (let round = 1; round <= 10; round++) {
      const numbers = await readEverywhere(round, manyIds);
      const known = await replicas[0]!.contacts.firstReadings(round, manyIds);
      expect([known.size, new Set(known.values())]).toEqual([
        manyIds.length,
        new Set([Math.min(...numbers)]),
      ]);
    }
  });

  it('are named to others only with all their contacts', async () => {
    const reading = (async () => {
      for (let round = 1; round <= 10; round++) {
        await readEverywhere(
          organisation,
          manyIds.map((id) => `${round}${id.padStart(5, '0')}`),
        );
      }
      return 'done';
    })();
    const [observer] = replicas;
    const counts = new Set<number>();
    while ((await Promise.race([reading, Promise.resolve('reading')])) === 'reading') {
      const newest = (await observer!.contacts.newestReading(organisation)) ?? 0;
      const [row] = await database.query(
        `select count(*)::int as known from known_contact where organisation_id = ${organisation} and reading <= ${newest}`,
      );
      counts.add(Number(row!['known']) % manyIds.length);
    }
    expect(counts).toEqual(new Set([0]));
  });
});
