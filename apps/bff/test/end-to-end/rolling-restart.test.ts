import { afterAll, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { agreedCreations } from '../rig/creation-records.js';
import { engines } from '../rig/engines.js';
import { ReplicaClient, type Ending } from '../rig/replica-client.js';
import { Rig } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const size = 3;
const callers = 12;
/** `pnpm soak` makes it longer; every replica is restarted at least once. */
const loadSeconds = Number(process.env['SOAK_SECONDS'] ?? 5);

const rig = new Rig();
afterAll(() => rig.close());

it(
  'a rolling restart under load fails no request and creates nothing twice',
  async () => {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engines[0])]);
    const token = await sandbox.signIn();
    // Long enough for many to be under way whenever a replica ends.
    await sandbox.plan({ fault: { kind: 'delay', ms: 100 }, times: 1_000_000 });
    const start = () => rig.bff({ upstream: sandbox.origin, token, environment: storage.environment });
    const replicas: Bff[] = [await start()];
    while (replicas.length < size) replicas.push(await start());

    const client = new ReplicaClient(() => replicas);
    const created: string[] = [];
    const failures: string[] = [];
    const note = (ending: Ending) => {
      if ('failure' in ending) failures.push(ending.failure);
    };
    let isOver = false;
    const call = async (caller: number) => {
      for (let turn = 0; !isOver; turn++) {
        const name = `caller-${caller}-${turn}`;
        const ending = await client.create({ type: { id: 1 }, name }, caller % 2 === 0 ? name : null);
        note(ending);
        if ('failure' in ending) continue;
        const { headers, text } = ending.answer;
        const id = String(headers['operation-id']);
        const { contact_id: contactId } = JSON.parse(text) as { contact_id: string };
        created.push(id);
        note(await client.read(turn % 2 === 0 ? `/bff/operations/${id}` : `${contactsPath}/${contactId}`));
      }
    };
    const load = Array.from({ length: callers }, (_, caller) => call(caller));

    const end = performance.now() + loadSeconds * 1000;
    let restarts = 0;
    for (; restarts < size || performance.now() < end; restarts++) {
      const leaving = replicas[restarts % size]!;
      expect(await leaving.terminate()).toBe(0);
      expect(leaving.process.errors()).toBe('');
      replicas[restarts % size] = await start();
    }
    isOver = true;
    await Promise.all(load);
    if (loadSeconds > 5) {
      const repetitions = Object.fromEntries(client.repetitions);
      process.stdout.write(`${JSON.stringify({ restarts, created: created.length, repetitions })}\n`);
    }

    expect(failures).toEqual([]);
    // Each POST has made one. The sandbox remembers all contacts, but of requests only the last.
    const names = (await sandbox.contacts(token)).map(({ name }) => name);
    expect(names).toHaveLength(created.length);
    expect(new Set(names).size).toBe(created.length);
    const operations = await agreedCreations(storage);
    expect([...operations.values()].filter(({ state }) => state !== 'created')).toEqual([]);
    expect([...operations.keys()].sort()).toEqual(created.sort());
  },
  (loadSeconds + 120) * 1000,
);
