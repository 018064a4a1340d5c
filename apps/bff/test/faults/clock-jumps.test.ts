import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { agreedCreations } from '../rig/creation-records.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import { storedEvents } from '../rig/stored-rows.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const hourMs = 3_600_000;
const moved = 'the clock has moved';

const rig = new Rig();
afterAll(() => rig.close());

/** Run before the service in its process: SIGUSR2 moves the wall clock, the monotonic one stays as it is. */
const movableClock = (jumpMs: number) => `
  const real = Date;
  let offset = 0;
  process.on('SIGUSR2', () => { offset = ${jumpMs}; process.stderr.write('${moved}'); });
  globalThis.Date = class extends real {
    constructor(...given) { super(...(given.length === 0 ? [real.now() + offset] : given)); }
    static now() { return real.now() + offset; }
  };`;

describe.each([
  { jump: 'an hour forwards', jumpMs: hourMs },
  { jump: 'an hour backwards', jumpMs: -hourMs },
])('26. when the wall clock jumps $jump', ({ jumpMs }) => {
  it('deadlines hold, and the trail is in the order of what happened', async () => {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engines[0])]);
    const vendorLine = await TcpProxy.start(new URL(sandbox.origin));
    rig.defer(() => vendorLine.close());
    const token = await sandbox.signIn();
    const preload = `data:text/javascript,${encodeURIComponent(movableClock(jumpMs))}`;
    const bff = await rig.bff({
      upstream: `http://127.0.0.1:${vendorLine.port}`,
      token,
      environment: {
        ...storage.environment,
        NODE_OPTIONS: `--import=${preload}`,
        UPSTREAM_TIMEOUT_MS: '3000',
      },
    });
    expect((await bff.create(contact)).status).toBe(201);

    vendorLine.hold();
    const underWay = bff.create(contact);
    while ((await storedEvents(storage)).length < 3) await sleep(20);
    bff.process.kill('SIGUSR2');
    while (!bff.process.errors().includes(moved)) await sleep(20);
    vendorLine.release();
    // Neither cut short nor given an hour more.
    expect((await underWay).status).toBe(201);
    await sandbox.plan({ fault: 'no_answer' });
    expectRefusal(await bff.create(contact), 504, 'in-doubt');

    await agreedCreations(storage);
    const outcomes = (await storedEvents(storage)).map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 6)).toEqual([
      'attempted',
      'created',
      'attempted',
      'created',
      'attempted',
      'in_doubt',
    ]);
  }, 60_000);
});
