import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import type { StorageConfiguration } from '../../src/config/configuration.js';
import { administer, startAdministering } from '../rig/administer.js';
import { engines, type TestStorage } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';
import { sampleEvent } from '../storage/samples.js';
import { sealAll } from '../storage/sealed-chain.js';

const kills = process.env['SOAK_SEED'] === undefined ? 3 : 15;
const records = 25_000;
const chain = 'organisation/12345';
/** Each kill costs a start. */
const boundMs = 90_000 + kills * 5_000;

const rig = new Rig();
afterAll(() => rig.close());

async function open({ environment }: TestStorage): Promise<Storage> {
  const url = environment['DATABASE_URL'];
  const configuration: StorageConfiguration =
    url === undefined
      ? { engine: 'sqlite', directory: environment['BFF_DATA_DIR'] ?? '' }
      : { engine: 'postgresql', url, migrationUrl: url };
  const storage = await openStorage(configuration);
  await storage.prepare();
  return storage;
}

async function fill(storage: TestStorage): Promise<void> {
  const opened = await open(storage);
  for (let appended = 0; appended < records; appended += 2_500)
    await Promise.all(Array.from({ length: 2_500 }, () => opened.audit.append(sampleEvent())));
  await sealAll(opened, 1_000);
  await opened.close();
}

/** What removal and its records must agree on whatever has happened; all 0 but `removed`. */
async function differences(storage: TestStorage) {
  const count = (query: string) => `cast((select ${query}) as integer)`;
  const [row] = await storage.query<Record<string, number>>(`select
    ${count(`coalesce(max(size), 0) from audit_tombstone where chain = '${chain}'`)} as removed,
    ${count(`(select min(seq) - 1 from audit_seal where chain = '${chain}') - coalesce(max(size), 0) from audit_tombstone`)} as start,
    ${count("coalesce(sum(count), 0) from audit_event where action = 'audit.retain'")}
      - ${count(`coalesce(max(size), 0) from audit_tombstone`)} as recorded,
    ${count('count(*) from audit_seal where position not in (select position from audit_event)')} as seals,
    ${count("count(*) from audit_event where action <> 'audit.retain' and position not in (select position from audit_seal)")} as events,
    ${count('count(*) from audit_personal where personal_id not in (select event_id from audit_event)')} as persons`);
  return row;
}

/** Starts a command and kills it at some moment once it works. */
async function killAtWork(parameters: string, storage: TestStorage): Promise<void> {
  const process = await startAdministering(parameters, storage.environment);
  while (!process.output().includes(chain)) await sleep(2);
  await sleep(Math.random() * 300);
  process.kill('SIGKILL');
  await process.exited;
}

describe.each(engines)('on $engine', (engine) => {
  it(
    'a removal that is killed has removed whole parts with their tombstones, and goes on when it is run again',
    async () => {
      const storage = await rig.storage(engine);
      await fill(storage);
      const parameters = `retain --chain ${chain} --up-to-seq ${records - 1} --yes`;
      for (let kill = 0; kill < kills; kill++) {
        await killAtWork(parameters, storage);
        const { removed, ...rest } = (await differences(storage)) ?? {};
        expect(rest).toEqual({ start: 0, recorded: 0, seals: 0, events: 0, persons: 0 });
        expect([0, 10_000, 20_000, records - 1]).toContain(removed);
        if (removed === records - 1) break;
      }
      expect((await administer(parameters, storage.environment)).code).toBe(0);
      expect(await differences(storage)).toMatchObject({ removed: records - 1, start: 0, recorded: 0 });
    },
    boundMs,
  );

  it(
    'an erasure that is killed has recorded what it has erased, and goes on when it is run again',
    async () => {
      const storage = await rig.storage(engine);
      await fill(storage);
      const recordedAndLeft = async () => {
        const [row] = await storage.query<{ recorded: number; left: number }>(`select
          cast((select coalesce(sum(count), 0) from audit_event where action = 'audit.erase') as integer) as recorded,
          cast((select count(*) from audit_personal) as integer) as "left"`);
        return row ?? { recorded: 0, left: 0 };
      };
      for (let kill = 0; kill < kills; kill++) {
        await killAtWork('erase --caller user:77 --yes', storage);
        const { recorded, left } = await recordedAndLeft();
        expect(recorded + left).toBe(records);
        if (left === 0) break;
      }
      expect((await administer('erase --caller user:77 --yes', storage.environment)).code).toBe(0);
      expect(await recordedAndLeft()).toEqual({ recorded: records, left: 0 });
    },
    boundMs,
  );
});
