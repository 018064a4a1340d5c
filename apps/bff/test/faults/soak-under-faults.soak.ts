import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import { engines } from '../rig/engines.js';
import { readableUse, readUse, type ProcessUse } from '../rig/process-use.js';
import { Rig } from '../rig/rig.js';
import { storedOperations } from '../rig/stored-rows.js';
import { FaultWorld } from './fault-world.js';
import { FaultyLoad } from './faulty-load.js';
import { writeSoakReport, type SoakReport } from './soak-report.js';

/** A shorter run says nothing about what grows. */
const loadSeconds = Math.max(40, Number(process.env['SOAK_SECONDS'] ?? 300));
const sampleEveryMs = 2_000;

/** What a few more callers at once may add. */
const margins = [
  ['residentBytes', 0],
  ['heapBytes', 0],
  ['descriptors', 16],
  ['sockets', 16],
] as const;

const rig = new Rig();
afterAll(() => rig.close());

it(
  'memory and sockets stay bounded under faults, and afterwards everything is settled, nothing twice',
  async () => {
    const world = await FaultWorld.open(rig, engines[0], {
      ...readableUse,
      // What is settled late is not deleted: after ten minutes it comes to more than a list may have by default.
      UPSTREAM_MAX_RESPONSE_BYTES: '4194304',
    });
    await world.begin();
    const replicas = [world.bff, await world.startReplica()];
    // Each has read the list then: what is in doubt without one may end ambiguous, which is no key's fault.
    for (const bff of replicas) expect((await world.create(bff)).status).toBe(201);
    const load = new FaultyLoad(world, replicas);

    const samples: ProcessUse[][] = replicas.map(() => []);
    for (const end = performance.now() + loadSeconds * 1000; performance.now() < end;) {
      await sleep(sampleEveryMs);
      for (const [index, bff] of replicas.entries()) samples[index]!.push(await readUse(bff));
    }
    await load.stop();
    const open = async () =>
      (await storedOperations(world.storage)).filter(({ state }) =>
        ['attempted', 'in_doubt'].includes(state),
      );
    await world.until('everything is settled', async () => (await open()).length === 0);

    const contacts = await world.sandbox.contacts(world.token);
    const names = contacts.map(({ name }) => String(name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => load.deleted.has(name))).toEqual([]);

    // Every key still leads to one contact, whatever became of it.
    const before = new Set([...names, ...load.deleted]);
    const repeated: number[] = [];
    for (const [name, { isKeyed }] of load.names) {
      if (isKeyed && !load.deleted.has(name)) repeated.push((await load.create(name, true)).status);
    }
    expect(repeated.filter((status) => status !== 201)).toEqual([]);
    const after = (await world.sandbox.contacts(world.token)).map(({ name }) => String(name));
    expect(new Set(after).size).toBe(after.length);
    expect(after.filter((name) => load.deleted.has(name))).toEqual([]);
    const unkeyed = [...load.names].filter(([, { isKeyed }]) => !isKeyed).map(([name]) => name);
    expect(unkeyed.filter((name) => after.includes(name) && !before.has(name))).toEqual([]);

    const report: SoakReport = {
      seconds: loadSeconds,
      replicas: samples,
      asked: load.names.size,
      answers: load.answers,
      operations: await world.storage.query(
        `select state, count(*)::int, sum(attempt - 1)::int as repeated from operation group by 1 order by 1`,
      ),
      bytesOfOperations: await bytesOf(world, 'operation'),
      bytesOfTrail: (await bytesOf(world, 'audit_event')) + (await bytesOf(world, 'audit_personal')),
      sealedTokens: await count(world, 'sealed_token is not null'),
    };
    await writeSoakReport(report);
    expect(report.sealedTokens).toBe(0);
    for (const uses of samples) expectBounded(uses);
  },
  (loadSeconds * 2 + 300) * 1000,
);

/** The last quarter must not show more than the one before, but for the ups and downs of a random load. */
function expectBounded(uses: readonly ProcessUse[]): void {
  const quarter = Math.floor(uses.length / 4);
  const mostOf = (part: readonly ProcessUse[], measure: keyof ProcessUse) =>
    Math.max(...part.map((use) => use[measure]));
  for (const [measure, margin] of margins) {
    const earlier = mostOf(uses.slice(-2 * quarter, -quarter), measure);
    const later = mostOf(uses.slice(-quarter), measure);
    expect({ measure, earlier, later, grows: later > earlier * 1.3 + margin }).toMatchObject({
      grows: false,
    });
  }
}

async function bytesOf(world: FaultWorld, table: string): Promise<number> {
  const [row] = await world.storage.query<{ bytes: number }>(
    `select pg_total_relation_size('${table}')::int as bytes`,
  );
  return row!.bytes;
}

async function count(world: FaultWorld, condition: string): Promise<number> {
  const [row] = await world.storage.query<{ count: number }>(
    `select count(*)::int from operation where ${condition}`,
  );
  return row!.count;
}
