import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { engines, type TestEngine } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import { FaultWorld } from './fault-world.js';

/** A quarter of it, in which the list is awaited before the first creation, is time enough to freeze the process. */
const upstreamTimeoutMs = 4_000;
/** The upstream's whole deadline and ten seconds (docs/adr/0010-answers-to-repetitions.md), and a little more. */
const untilLapsedMs = upstreamTimeoutMs + 10_500;

const rig = new Rig();
afterAll(() => rig.close());

interface Frozen {
  readonly world: FaultWorld;
  readonly operationId: string;
  /** What the caller of the frozen process hears once it goes on. */
  readonly answer: Promise<WireAnswer>;
}

/** A process that is stopped after it has stored an intent and before it sends the request, until its lease has lapsed. */
async function freeze(engine: TestEngine): Promise<Frozen> {
  const world = await FaultWorld.open(rig, engine, { UPSTREAM_TIMEOUT_MS: String(upstreamTimeoutMs) });
  await world.begin();
  // The list that is read before the first creation does not come.
  world.vendorLine.hold();
  const answer = world.create();
  await world.until('the intent is stored', async () => (await world.knownOperations()).size > 0);
  world.bff.process.kill('SIGSTOP');
  world.vendorLine.release();
  const [operationId] = await world.knownOperations();
  await sleep(untilLapsedMs);
  return { world, operationId: operationId!, answer };
}

describe('a process that is frozen beyond its lease', () => {
  it('sends nothing when it goes on, and the same key does', async () => {
    const { world, operationId, answer } = await freeze(engines[1]);
    world.bff.process.kill('SIGCONT');
    expect(expectRefusal(await answer, 503, 'not-sent').retry).toBe('safe');
    expect((await world.rest(operationId)).state).toBe('not_sent');
    expect([await world.posts(), await world.contacts()]).toEqual([0, 0]);
    const again = await world.create();
    expect([again.status, again.headers['operation-id']]).toEqual([201, operationId]);
    expect([await world.posts(), await world.contacts()]).toEqual([1, 1]);
  }, 90_000);

  it('neither sends nor changes what another replica has done with the same key meanwhile', async () => {
    const { world, operationId, answer } = await freeze(engines[0]);
    const other = await world.startReplica();
    // The other has found out that nothing was sent, and sends it in the frozen one's place.
    await world.rest(operationId);
    const created = await world.create(other);
    expect([created.status, created.headers['operation-id']]).toEqual([201, operationId]);
    world.bff.process.kill('SIGCONT');
    expect(expectRefusal(await answer, 504, 'in-doubt').retry).toBe('same_key');
    expect((await world.rest(operationId)).state).toBe('created');
    expect(await world.eventsOf(operationId)).toEqual([
      'contact.create attempted',
      'contact.settle not_sent',
      'contact.create attempted',
      'contact.create created',
    ]);
    for (const bff of [world.bff, other]) expect((await world.create(bff)).text).toBe(created.text);
    expect([await world.posts(), await world.contacts()]).toEqual([1, 1]);
  }, 90_000);
});
