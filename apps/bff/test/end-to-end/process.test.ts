import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '@contacts/test-servers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bffScript, type Bff } from '../rig/bff.js';
import { agreedCreations } from '../rig/creation-records.js';
import { engines, type TestEngine, type TestStorage } from '../rig/engines.js';
import { Rig, type Stack } from '../rig/rig.js';
import { storedEvents } from '../rig/stored-rows.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

const contact = { type: { id: 1 }, name: 'Ada' };

const rig = new Rig();
afterAll(() => rig.close());

/** The usual stack with a line to the vendor that can be held, and time enough to hold it. */
async function startHeldStack(
  engine: TestEngine,
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack & { readonly vendorLine: TcpProxy }> {
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
  const vendorLine = await TcpProxy.start(new URL(sandbox.origin));
  rig.defer(() => vendorLine.close());
  const token = await sandbox.signIn();
  const bff = await rig.bff({
    upstream: `http://127.0.0.1:${vendorLine.port}`,
    token,
    environment: {
      ...storage.environment,
      UPSTREAM_TIMEOUT_MS: '30000',
      BFF_DRAIN_MS: '30000',
      ...environment,
    },
  });
  return { sandbox, storage, bff, token, vendorLine };
}

/** Waits until so many creations have begun. */
async function untilBegun(storage: TestStorage, count: number): Promise<void> {
  const begun = async () => (await storedEvents(storage)).filter(({ outcome }) => outcome === 'attempted');
  while ((await begun()).length < count) await sleep(20);
}

/** Waits until new connections are refused. */
async function untilRefused({ port }: Bff): Promise<void> {
  const refused = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(false);
      });
      socket.on('error', () => resolve(true));
    });
  while (!(await refused())) await sleep(10);
}

describe.each(engines)('SIGTERM, on $engine', (engine) => {
  it('with 100 creations under way lets all of them finish, takes no new ones and ends with 0', async () => {
    const { bff, sandbox, storage, vendorLine } = await startHeldStack(engine);
    vendorLine.hold();
    const underWay = Array.from({ length: 100 }, () => bff.create(contact));
    await untilBegun(storage, underWay.length);
    bff.process.kill('SIGTERM');
    await untilRefused(bff);
    vendorLine.release();
    const answers = await Promise.all(underWay);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await bff.process.exited).toBe(0);
    const creations = [...(await agreedCreations(storage)).values()];
    expect(creations.map(({ state }) => state)).toEqual(answers.map(() => 'created'));
    expect(await sandbox.creations()).toHaveLength(answers.length);
    expect(bff.process.errors()).toBe('');
  });
});

it('says which port it has when any will do', async () => {
  const storage = await rig.storage(engines[1]);
  const bff = await startProcess({
    script: bffScript,
    environment: { BFF_PORT: '0', UPSTREAM_BASE_URL: 'http://127.0.0.1:9', ...storage.environment },
  });
  rig.defer(async () => {
    bff.kill('SIGKILL');
    await bff.exited;
  });
  const logged = () => /"port":(\d+),.*"msg":"listening"/.exec(bff.output())?.[1];
  while (logged() === undefined) {
    bff.assertNoCrash();
    await sleep(20);
  }
  expect((await fetch(`http://127.0.0.1:${logged()}/health/live`)).status).toBe(200);
  bff.kill('SIGTERM');
  expect(await bff.exited).toBe(0);
});

describe('the end of the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s is 0 when nothing is under way', async (signal) => {
    const { bff } = await startHeldStack(engines[1]);
    expect((await bff.create(contact)).status).toBe(201);
    bff.process.kill(signal);
    expect(await bff.process.exited).toBe(0);
    expect(bff.process.output()).toContain('"msg":"stopped"');
  });

  it('is orderly, too, when a terminal and a parent process both ask for it', async () => {
    const { bff, storage, vendorLine } = await startHeldStack(engines[1]);
    vendorLine.hold();
    const underWay = bff.create(contact);
    await untilBegun(storage, 1);
    bff.process.kill('SIGINT');
    bff.process.kill('SIGTERM');
    await untilRefused(bff);
    vendorLine.release();
    expect((await underWay).status).toBe(201);
    expect(await bff.process.exited).toBe(0);
    expect(bff.process.errors()).toBe('');
  });

  it('is 1 when the grace period is over, and what was under way stays an open operation', async () => {
    const { bff, storage, vendorLine } = await startHeldStack(engines[1], { BFF_DRAIN_MS: '300' });
    vendorLine.hold();
    const cutOff = bff.create(contact).catch(() => 'cut off');
    await untilBegun(storage, 1);
    expect(await bff.terminate()).toBe(1);
    expect(await cutOff).toBe('cut off');
    const creations = [...(await agreedCreations(storage)).values()];
    expect(creations.map(({ state }) => state)).toEqual(['attempted']);
  });
});
