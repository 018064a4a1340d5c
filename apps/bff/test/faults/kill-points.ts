import { abandoned, answered, type FaultScenario } from './fault-scenario.js';
import type { FaultWorld } from './fault-world.js';

/** The intent is durable and nothing has reached the vendor: its line takes no byte. */
async function killBeforeSend(world: FaultWorld): Promise<undefined> {
  const known = await world.knownOperations();
  world.vendorLine.hold();
  const creation = world.createUnanswered();
  await world.until('the intent is stored', async () => (await world.operationsSince(known)).length > 0);
  await world.kill();
  await creation;
  // What the dead process wrote into the line is lost with it.
  await world.vendorLine.cut();
  world.vendorLine.release();
  await world.vendorLine.restore();
  await world.start();
  return undefined;
}

/** The vendor has the request, and this fault decides whether it acts. */
function killAfterSend(fault: string | Readonly<Record<string, unknown>>) {
  return async (world: FaultWorld): Promise<undefined> => {
    await world.sandbox.plan({ fault });
    const creation = world.createUnanswered();
    await world.until('the vendor has the request', async () => (await world.posts()) > 0);
    await world.kill();
    await creation;
    await world.start();
    return undefined;
  };
}

/** The vendor's answer is there and no outcome can be stored: nothing passes on the line to the database. */
async function killBeforeOutcome(world: FaultWorld): Promise<undefined> {
  const known = await world.knownOperations();
  world.vendorLine.hold();
  const creation = world.createUnanswered();
  await world.until('the intent is stored', async () => (await world.operationsSince(known)).length > 0);
  world.databaseLine?.hold();
  world.vendorLine.release();
  await world.until('the vendor has answered', async () => (await world.contacts()) > 0);
  await world.kill();
  await creation;
  world.databaseLine?.release();
  await world.start();
  return undefined;
}

/** The outcome is durable; whether the caller has its answer is left to chance. */
async function killAfterOutcome(world: FaultWorld): Promise<undefined> {
  const known = await world.knownOperations();
  const creation = world.createUnanswered();
  await world.until('the outcome is stored', async () =>
    (await world.operationsSince(known)).some(({ state }) => state === 'created'),
  );
  await world.kill();
  await creation;
  await world.start();
  return undefined;
}

const dead = 'none: the process is dead' as const;
const replayed = { answer: dead, state: 'created', again: '201 replayed', posts: 1, contacts: 1 } as const;

/** SIGKILL of the real process at each point of a creation; no hook in the product is needed for it. */
export const killPoints: readonly FaultScenario[] = [
  {
    number: 21,
    title: 'kill -9 after the intent, before a byte of the request reaches the vendor',
    play: killBeforeSend,
    answer: dead,
    state: 'not_sent',
    events: abandoned('not_sent'),
    again: '201 sent',
    posts: 1,
    contacts: 1,
  },
  {
    number: 20,
    title: 'kill -9 after the request is sent; the vendor never acts on it',
    play: killAfterSend('no_answer'),
    answer: dead,
    state: 'not_sent',
    events: abandoned('not_sent'),
    again: '201 sent',
    posts: 2,
    contacts: 1,
  },
  {
    number: 20,
    title: 'kill -9 after the request is sent; the vendor creates the contact and nobody hears of it',
    play: killAfterSend({ kind: 'delay', ms: 500 }),
    ...replayed,
    events: abandoned('created'),
  },
  {
    number: 20,
    title: "kill -9 after the headers of the vendor's 201, in the middle of its body",
    play: killAfterSend({ kind: 'drip', bytes_per_second: 1 }),
    ...replayed,
    events: abandoned('created'),
  },
];

/** With a line to the database that can be held, and so on PostgreSQL only. */
export const killPointsOfPostgresql: readonly FaultScenario[] = [
  {
    number: 20,
    title: "kill -9 between the vendor's 201 and the record of the outcome",
    play: killBeforeOutcome,
    ...replayed,
    events: abandoned('created'),
  },
];

export const killPointAfterOutcome: FaultScenario = {
  number: 20,
  title: 'kill -9 after the record of the outcome',
  play: killAfterOutcome,
  ...replayed,
  events: answered('created'),
};
