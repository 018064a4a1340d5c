import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, type StorageUnderTest } from './engines.js';
import { organisation, sampleEvent } from './samples.js';
import { faultsOf, readChain, sealAll, sealSome } from './sealed-chain.js';

const lateId = '01890000-0000-7000-8000-000000000001';
const insertLate = `
  insert into audit_event (event_id, time, chain, action, outcome, caller_kind, caller_accepted, fields, count)
  values ('${lateId}', now(), ${String(organisation)}, 'request.refuse', 'refused', 'token', true, '[]', 1)`;

describe('several replicas that seal one PostgreSQL', () => {
  let database: StorageUnderTest;
  let replicas: [Storage, Storage];
  let client: pg.Client;
  beforeEach(async () => {
    database = await createPostgresqlStorage();
    const open = () => openStorage(database.configuration);
    replicas = [await open(), await open()];
    await Promise.all(replicas.map((replica) => replica.prepare()));
    if (database.configuration.engine !== 'postgresql') throw new Error('not PostgreSQL');
    client = new pg.Client({ connectionString: database.configuration.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await Promise.all(replicas.map((replica) => replica.close()));
    await database.dispose();
  });

  it('give every event one seal while both write', async () => {
    const write = async (replica: Storage) => {
      for (let round = 0; round < 10; round++) {
        await Promise.all(Array.from({ length: 20 }, () => replica.audit.append(sampleEvent())));
      }
    };
    const seal = async (replica: Storage) => {
      for (let round = 0; round < 40; round++) await replica.sealing.sealBatch(7);
    };
    await Promise.all([...replicas.map(write), ...replicas.map(seal)]);
    await Promise.all(replicas.map((replica) => sealAll(replica)));
    const chain = await readChain(replicas[0], organisation);
    expect(chain).toHaveLength(400);
    expect(faultsOf(chain)).toEqual([]);
    expect(await database.query('select count(*)::integer as seals from audit_seal')).toEqual([
      { seals: 400 },
    ]);
  });

  it('seal in turns without reading a stale head', async () => {
    for (let turn = 0; turn < 6; turn++) {
      await replicas[0].audit.append(sampleEvent());
      expect(await sealAll(replicas[turn % 2]!)).toBe(1);
    }
    const chain = await readChain(replicas[0], organisation);
    expect([chain.length, faultsOf(chain)]).toEqual([6, []]);
  });

  it('leave sealing to the one that is at it, and still tell what is left to do', async () => {
    await client.query('begin; select pg_advisory_xact_lock(4206700002)');
    await replicas[0].audit.append(sampleEvent());
    expect(await replicas[0].sealing.sealBatch(10)).toMatchObject({ sealed: 0, backlog: { events: 1 } });
    await client.query('rollback');
    expect(await sealAll(replicas[0])).toBe(1);
  });

  it('miss no event that commits late', async () => {
    await client.query('begin');
    await client.query(insertLate);
    await replicas[0].audit.append(sampleEvent());
    expect(await replicas[0].sealing.sealBatch(10)).toMatchObject({ sealed: 0, backlog: { events: 1 } });
    await client.query('commit');
    expect(await sealAll(replicas[1])).toBe(2);
    const chain = await readChain(replicas[0], organisation);
    expect(chain.map(({ id }) => id === lateId)).toEqual([true, false]);
    expect(faultsOf(chain)).toEqual([]);
  });

  it('seal an event whose position is lower than those that are sealed', async () => {
    const taken = "select nextval(pg_get_serial_sequence('audit_event', 'position')) as position";
    const [row] = await database.query(taken);
    await replicas[0].audit.append(sampleEvent());
    expect(await sealAll(replicas[0])).toBe(1);
    await database.query(
      insertLate
        .replace('(event_id', '(position, event_id')
        .replace("values ('", `overriding system value values (${String(row?.['position'])}, '`),
    );
    expect(await sealAll(replicas[0])).toBe(1);
    const chain = await readChain(replicas[0], organisation);
    expect(chain.map(({ id }) => id === lateId)).toEqual([false, true]);
    expect(faultsOf(chain)).toEqual([]);
  });

  it('refuse to go on with a watermark of another server, until it is mended as documented', async () => {
    for (let index = 0; index < 3; index++) await replicas[0].audit.append(sampleEvent());
    await sealSome(replicas[0], 2);
    await database.query("update audit_progress set transaction_id = '9000000000000000000'");
    await database.query("update audit_event set transaction_id = '9000000000000000000'");
    await expect(replicas[0].sealing.sealBatch(10)).rejects.toThrow('Restoring a dump');
    const manual = await readFile(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
    await database.query(/```sql\n(begin;.*?commit;)\n```/s.exec(manual)?.[1] ?? '');
    await replicas[0].audit.append(sampleEvent());
    expect(await sealAll(replicas[0])).toBe(2);
    const chain = await readChain(replicas[0], organisation);
    expect([chain.length, faultsOf(chain)]).toEqual([4, []]);
  });
});
