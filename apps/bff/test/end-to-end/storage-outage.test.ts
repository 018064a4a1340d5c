import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { agreedCreations } from '../rig/creation-records.js';
import { openPostgresql, type TestStorage } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import type { Sandbox } from '../rig/sandbox.js';
import { storedEvents } from '../rig/stored-rows.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

const contact = { type: { id: 1 }, name: 'Ada' };
/** Twice the storage deadline: what takes longer than this is not bounded by it. */
const boundedMs = 10_000;

const rig = new Rig();
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await rig.sandbox();
  token = await sandbox.signIn();
});
afterAll(() => rig.close());

interface Lines {
  readonly storage: TestStorage;
  readonly databaseLine: TcpProxy;
  readonly vendorLine: TcpProxy;
  /** Starts a service that reaches database and vendor over these lines. */
  readonly start: (awaitReady?: boolean) => Promise<Bff>;
}

async function openLines(): Promise<Lines> {
  await sandbox.reset();
  const storage = await openPostgresql();
  rig.defer(() => storage.drop());
  const database = new URL(storage.environment['DATABASE_URL'] ?? '');
  const databaseLine = await TcpProxy.start(database);
  const vendorLine = await TcpProxy.start(new URL(sandbox.origin));
  for (const line of [databaseLine, vendorLine]) rig.defer(() => line.close());
  return {
    storage,
    databaseLine,
    vendorLine,
    start: (awaitReady = true) =>
      rig.bff({
        upstream: `http://127.0.0.1:${vendorLine.port}`,
        token,
        environment: { ...storage.environment, DATABASE_URL: databaseLine.addressOf(database) },
        awaitReady,
      }),
  };
}

async function expectUnavailable(bff: Bff): Promise<void> {
  const started = performance.now();
  const problem = expectRefusal(
    await bff.create(contact, { 'idempotency-key': 'again' }),
    503,
    'storage-unavailable',
  );
  expect(problem.retry).toBe('safe');
  expect(performance.now() - started).toBeLessThan(boundedMs);
  expect(await bff.readiness()).toBe(503);
  expect((await bff.client.send('GET', '/health/live')).status).toBe(200);
  expect(await sandbox.requests()).toEqual([]);
}

async function expectRecovery(bff: Bff): Promise<void> {
  while ((await bff.readiness()) !== 200) await sleep(50);
  expect((await bff.create(contact, { 'idempotency-key': 'again' })).status).toBe(201);
  expect(await sandbox.creations()).toHaveLength(1);
}

describe('a database that is out of reach', () => {
  it('at start: the service lives, is not ready, sends nothing, and gets ready by itself', async () => {
    const { databaseLine, start } = await openLines();
    await databaseLine.cut();
    const bff = await start(false);
    await expectUnavailable(bff);
    await databaseLine.restore();
    await expectRecovery(bff);
  });

  it('later: creations are refused before anything is sent, and work again without a restart', async () => {
    const { databaseLine, start } = await openLines();
    const bff = await start();
    await databaseLine.cut();
    await expectUnavailable(bff);
    await databaseLine.restore();
    await expectRecovery(bff);
  });
});

it('a database that hangs is answered for in bounded time', async () => {
  const { databaseLine, storage, start } = await openLines();
  const bff = await start();
  databaseLine.hold();
  await expectUnavailable(bff);
  databaseLine.release();
  while ((await bff.readiness()) !== 200) await sleep(50);
  expect((await bff.create(contact)).status).toBe(201);
  await agreedCreations(storage);
}, 60_000);

it('a database that is lost after the vendor has created leaves the creation in doubt, never failed', async () => {
  const { databaseLine, vendorLine, storage, start } = await openLines();
  const bff = await start();
  vendorLine.hold();
  const creation = bff.create(contact, { 'idempotency-key': 'unrecorded' });
  const begun = async () => (await storedEvents(storage)).some(({ outcome }) => outcome === 'attempted');
  while (!(await begun())) await sleep(20);
  await databaseLine.cut();
  vendorLine.release();
  const problem = expectRefusal(await creation, 504, 'in-doubt');
  expect(problem.retry).toBe('same_key');
  expect(await sandbox.contacts(token)).toHaveLength(1);

  await databaseLine.restore();
  while ((await bff.readiness()) !== 200) await sleep(50);
  expect(await bff.operation(problem.operation_id!)).toMatchObject({
    state: 'attempted',
    contact_id: null,
    waiting_for: 'upstream',
  });
  const again = await bff.create(contact, { 'idempotency-key': 'unrecorded' });
  expect(expectRefusal(again, 409, 'operation-in-progress').operation_id).toBe(problem.operation_id);
  expect(await sandbox.creations()).toHaveLength(1);
});
