import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatSignedNote, parseCheckpoints } from '@contacts/audit-log';
import { afterAll, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { engines, type TestStorage } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';
import { awaitSealedTrail, verifyTrail } from '../rig/sealed-trail.js';
import { SealingWatch } from '../rig/sealing-watch.js';
import { SteadyLoad } from '../rig/steady-load.js';

const kills = process.env['SOAK_SEED'] === undefined ? 4 : 20;
const callers = 8;
/** Each kill costs a restart and a pause for load. */
const boundMs = 60_000 + kills * 5_000;
const [postgresql, sqlite] = engines;

const rig = new Rig();
afterAll(() => rig.close());

async function checkpointFiles(count: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-checkpoints-'));
  rig.defer(() => rm(folder, { recursive: true, force: true }));
  return Array.from({ length: count }, (_, index) => join(folder, `replica-${index}`));
}

/** No gap, no double seal, no event lost, and every checkpoint that anyone has been shown agrees. */
async function expectWholeTrail(
  bff: Bff,
  storage: TestStorage,
  load: SteadyLoad,
  files: readonly string[],
): Promise<void> {
  const { events, checkpoint } = await awaitSealedTrail(bff);
  const { text: publicKeys } = await bff.client.send('GET', '/bff/audit/public-key');
  const kept = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const notes = kept
    .flatMap((text) => parseCheckpoints(text))
    .filter(({ chain }) => chain === 'organisation/12345')
    .map(({ note }) => formatSignedNote(note));
  expect(await verifyTrail(events, [...notes, checkpoint], publicKeys)).toMatchObject({
    verdict: 'verified',
    to: events.length,
    checkpoints: { checked: notes.length + 1, latest: events.length },
  });

  const created = new Set(events.filter(({ outcome }) => outcome === 'created').map((e) => e.operation_id));
  expect(load.acknowledged.filter((operation) => !created.has(operation))).toEqual([]);
  expect(load.acknowledged.length).toBeGreaterThan(kills * callers);
  // The trail was read for this, which is an event more.
  const creations = "audit_event where action = 'contact.create'";
  const theirSeals = `audit_seal where event_id in (select event_id from ${creations})`;
  const counts = await storage.query(
    `select cast((select count(*) from ${creations}) as integer) as events,
       cast((select count(*) from ${theirSeals}) as integer) as seals,
       cast((select count(distinct event_id) from ${theirSeals}) as integer) as sealed`,
  );
  const { length } = events.filter(({ action }) => action === 'contact.create');
  expect(counts).toEqual([{ events: length, seals: length, sealed: length }]);
}

it(
  'a replica that is killed again and again while it seals leaves a whole trail, on postgresql',
  async () => {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(postgresql)]);
    const [token, files] = [await sandbox.signIn(), await checkpointFiles(2)];
    const database = storage.environment['DATABASE_URL'] ?? '';
    const start = (replica: number) =>
      rig.bff({
        upstream: sandbox.origin,
        token,
        environment: {
          ...storage.environment,
          DATABASE_URL: `${database}?application_name=replica-${replica}`,
          BFF_AUDIT_CHECKPOINT_FILE: files[replica] ?? '',
        },
      });
    const replicas: [Bff, Bff] = [await start(0), await start(1)];
    const watch = await SealingWatch.open(database);
    const load = new SteadyLoad(callers, (turn) => replicas[turn % 2 === 0 ? 0 : 1]);
    for (let kill = 0; kill < kills; kill++) {
      const session = await watch.catchSealer(500);
      const replica = session.name === 'replica-0' ? 0 : 1;
      // The server completes what a dead process has asked for; every other time it is undone halfway instead.
      if (kill % 2 === 1) await watch.terminate(session);
      replicas[replica].process.kill('SIGKILL');
      expect(await replicas[replica].process.exited).toBe('SIGKILL');
      replicas[replica] = await start(replica);
    }
    await load.stop();
    await watch.close();
    await expectWholeTrail(replicas[0], storage, load, files);
  },
  boundMs,
);

it(
  'a process that is killed again and again under load leaves a whole trail, on sqlite',
  async () => {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(sqlite)]);
    const [token, files] = [await sandbox.signIn(), await checkpointFiles(1)];
    const environment = { ...storage.environment, BFF_AUDIT_CHECKPOINT_FILE: files[0] ?? '' };
    const start = () => rig.bff({ upstream: sandbox.origin, token, environment });
    let bff = await start();
    const load = new SteadyLoad(callers, () => bff);
    for (let kill = 0; kill < kills; kill++) {
      // Another moment each time, between two looks for work and in the middle of one.
      await sleep(900 + kill * 37);
      bff.process.kill('SIGKILL');
      expect(await bff.process.exited).toBe('SIGKILL');
      bff = await start();
    }
    await load.stop();
    await expectWholeTrail(bff, storage, load, files);
  },
  boundMs,
);
