import { commitPersonal, hashRecord, type AuditRecord } from '@contacts/audit-log';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { engines, type StorageUnderTest } from './engines.js';
import { organisation, sampleEvent, sampleIntent, sampleOutcome, samplePersonal } from './samples.js';
import { faultsOf, readChain, sealAll, sealSome } from './sealed-chain.js';

const nobody = { source_address: null, user_agent: null, origin: null, user_name: null };

describe.each(engines)('sealing on %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await create()));
  afterEach(() => database.dispose());

  it('chains events as reading returns them, each organisation and the service on its own', async () => {
    const storage = await database.open();
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'created'));
    await storage.audit.append(sampleEvent({ chain: 67890, organisation_id: 67890 }));
    const ofService = sampleEvent({ chain: null, organisation_id: null, fields: [] });
    await storage.audit.append(ofService);
    await storage.audit.append(sampleEvent({ personal: nobody }));
    expect(
      (await readChain(storage, organisation)).map(({ seq, chain, hash }) => [seq, chain, hash]),
    ).toEqual(Array.from({ length: 3 }, () => [null, null, null]));

    expect(await sealAll(storage)).toBe(5);
    const chain = await readChain(storage, organisation);
    expect(chain).toHaveLength(3);
    expect(faultsOf(chain)).toEqual([]);
    expect(faultsOf(await readChain(storage, 67890))).toEqual([]);
    expect(
      await database.query('select chain, cast(seq as integer) as seq from audit_seal order by 1, 2'),
    ).toEqual([
      { chain: 'organisation/12345', seq: 1 },
      { chain: 'organisation/12345', seq: 2 },
      { chain: 'organisation/12345', seq: 3 },
      { chain: 'organisation/67890', seq: 1 },
      { chain: 'service', seq: 1 },
    ]);
    const [service] = await database.query(
      "select cast(seq as integer) as seq, personal_commitment, previous_hash, hash from audit_seal where chain = 'service'",
    );
    const { hash, ...place } = service as unknown as AuditRecord;
    expect(hash).toBe(hashRecord({ ...ofService, ...place, chain: 'service' }));
    const [attempted, , anonymous] = chain;
    expect(attempted?.personal_commitment).toBe(
      commitPersonal(samplePersonal, Buffer.from(attempted?.personal_salt ?? '', 'base64url')),
    );
    expect(anonymous).toMatchObject({ personal: null, personal_salt: null, personal_commitment: null });
  });

  it('goes on where an ended process has left off', async () => {
    const first = await database.open();
    for (let index = 0; index < 7; index++) await first.audit.append(sampleEvent());
    expect((await sealSome(first, 3)).sealed).toBe(3);
    await first.close();
    const second = await database.open();
    await second.audit.append(sampleEvent());
    expect(await sealAll(second, 2)).toBe(5);
    const chain = await readChain(second, organisation);
    expect(chain).toHaveLength(8);
    expect(faultsOf(chain)).toEqual([]);
  });

  it('keeps the commitment when the personal members are erased', async () => {
    const storage = await database.open();
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    if (database.configuration.engine === 'sqlite')
      await database.query('drop trigger audit_personal_no_delete');
    await database.query('delete from audit_personal');
    const chain = await readChain(storage, organisation);
    expect(chain).toMatchObject([
      { personal: null, personal_salt: null, personal_commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(faultsOf(chain)).toEqual([]);
  });

  it('tells what is left to do', async () => {
    const storage = await database.open();
    const times = ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:01.500Z', '2026-11-23T10:00:02.000Z'];
    for (const time of times) await storage.audit.append(sampleEvent({ time }));
    expect((await sealSome(storage, 1)).backlog).toEqual({ events: 2, oldest: times[1] });
    expect((await sealSome(storage, 2)).backlog).toEqual({ events: 0, oldest: null });
  });

  it('leaves no seal behind when a batch fails', async () => {
    const storage = await database.open();
    for (let index = 0; index < 4; index++) await storage.audit.append(sampleEvent());
    await sealSome(storage, 1);
    await database.query(
      `insert into audit_seal (chain, seq, position, event_id, previous_hash, hash)
       select 'service', 1, max(position), '01890000-0000-7000-8000-000000000000', '', '' from audit_event`,
    );
    await expect(sealSome(storage, 10)).rejects.toThrow(/audit_seal/);
    expect(await database.query('select seq from audit_seal')).toHaveLength(2);
  });
});
