import fc from 'fast-check';
import type { NewContact } from '@contacts/domain';
import type { Ledger } from './ledger.js';
import { postPlans } from './post-plan.js';
import type { World } from './world.js';

/** One thing that happens, with the vendor's ledger as the model and the running replicas as what is real. */
export type Command = fc.AsyncCommand<Ledger, World>;

const dayMs = 86_400_000;

/** With the last sleep less than the 30 days for which a key is kept. */
const longestSleepMs = 24 * dayMs;

/** Equal in fingerprint within a row, as the vendor's list is compared; no two texts are equal. */
const names = [
  ['ada', 'Ada', 'ADA '],
  ['bob', 'Bob', 'BOB '],
  ['eve', 'Eve', 'EVE '],
] as const;

/** Which contact; where all are alike, it differs by spelling only. */
const subjects = fc.record({
  name: fc.nat({ max: names.length - 1 }),
  spelling: fc.nat({ max: 2 }),
  type: fc.integer({ min: 1, max: 4 }),
});

type Subject = typeof subjects extends fc.Arbitrary<infer Value> ? Value : never;

function contactOf({ name, spelling, type }: Subject, { conditions }: World): NewContact {
  const isOne = conditions.allAlike;
  return { type: { id: isOne ? 1 : type }, name: names[isOne ? 0 : name]![spelling]! };
}

const replica = fc.nat({ max: 2 });
const caller = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const soon = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 3_000 }) },
);
const plans = fc.array(postPlans, { minLength: 1, maxLength: 2 });
/** What befalls a replica after so many of its next events: mostly amid the work of one creation. */
const mishaps = fc.record({
  afterEvents: fc.nat({ max: 16 }),
  kind: fc.constantFrom('crashes', 'freezes'),
  ms: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom(12_000, 25_000)),
});

type Mishap = typeof mishaps extends fc.Arbitrary<infer Value> ? Value : never;

function doom(replica: number, { afterEvents, kind, ms }: Mishap, world: World): void {
  const host = world.hostOf(replica);
  host.doom(afterEvents, () => {
    world.time.note(`${host.name} ${kind}`);
    if (kind === 'crashes') world.crash(replica, ms);
    else host.freeze(world.time.now + ms);
  });
}

/** @returns a command out of what it is called, what it is about, and what it does */
function command<T>(
  name: string,
  about: fc.Arbitrary<T>,
  run: (value: T, world: World) => void | Promise<void>,
): fc.Arbitrary<Command> {
  return about.map((value) => ({
    check: () => true,
    run: async (_ledger, world) => {
      world.time.note(`${name} ${JSON.stringify(value)}`);
      await run(value, world);
    },
    toString: () => `${name} ${JSON.stringify(value)}`,
  }));
}

const create = command(
  'create',
  fc.record({
    replica,
    caller,
    idempotencyKey: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('k1', 'k2') },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    subject: subjects,
    isOwnContact: fc.oneof(
      { weight: 5, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    plans,
    mishap: fc.option(mishaps, { freq: 2 }),
    thenMs: soon,
  }),
  async ({ isOwnContact, mishap, thenMs, subject, ...wish }, world) => {
    const earlier = world.requests.find(
      ({ caller: who, idempotencyKey }) => who === wish.caller && idempotencyKey === wish.idempotencyKey,
    );
    const isAgain = isOwnContact && earlier !== undefined;
    world.send({ ...wish, contact: isAgain ? earlier.contact : contactOf(subject, world) });
    if (mishap !== null) doom(wish.replica, mishap, world);
    await world.time.pass(thenMs);
  },
);

/** As clients do that have heard no answer, or one that lets them: the same again, to one replica or another. */
const repeat = command(
  'repeat',
  fc.record({
    replica,
    back: fc.nat({ max: 3 }),
    plans,
    everyMs: fc.integer({ min: 10, max: 4_000 }),
    times: fc.integer({ min: 1, max: 4 }),
    thenMs: soon,
  }),
  async ({ replica: at, back, plans: fates, everyMs, times, thenMs }, world) => {
    const before = world.requests.at(-1 - back);
    for (let time = 0; before !== undefined && time < times; time++) {
      world.time.schedule(world.time.outside, time * everyMs, '', () => {
        world.send({ ...before, replica: at + time, plans: fates });
      });
    }
    await world.time.pass(thenMs);
  },
);

const wait = command(
  'wait',
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 100, max: 3_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 3_000, max: 12_000 }) },
  ),
  (ms, world) => world.time.pass(ms),
);

const mishap = command(
  'a mishap',
  fc.record({ replica, mishap: mishaps }),
  ({ replica: at, mishap: fate }, world) => {
    doom(at, fate, world);
  },
);

/** Somebody works with the vendor directly. */
const strangerCreates = command('a stranger creates', subjects, (subject, world) => {
  world.ledger.create(null, { ...contactOf(subject, world) }, world.time.now, world.vendor.drawListLag());
});

const strangerChanges = command(
  'a stranger changes',
  fc.record({ back: fc.nat({ max: 3 }), deletes: fc.boolean() }),
  ({ back, deletes }, world) => {
    const contact = world.ledger.contacts.at(-1 - back);
    if (contact === undefined) return;
    if (deletes) world.deleteContact(contact);
    else contact.members = { ...contact.members, name: 'changed' };
  },
);

const signInAgain = command('the vendor ends tokens of caller', fc.nat({ max: 1 }), (who, world) => {
  world.signIns[who]! += 1;
  world.vendor.generations[who] = world.signIns[who]!;
});

const turnWallClock = command(
  'wall clock turns',
  fc.record({ replica, ms: fc.constantFrom(-3_600_000, 3_600_000) }),
  ({ replica: at, ms }, world) => {
    world.hostOf(at).wallSkewMs += ms;
  },
);

const turnDatabaseClock = command(
  'database clock turns',
  fc.integer({ min: -2_000, max: 500 }),
  (ms, world) => {
    world.line.turnClock(ms);
  },
);

/** All machines sleep for days; then what has expired is removed. */
const sleep = command('all sleep for days', fc.integer({ min: 1, max: 4 }), async (days, world) => {
  if (world.time.now > longestSleepMs) return;
  world.sleep(days * dayMs);
  await world.time.pass(days * dayMs);
  for (const at of [0, 1, 2]) world.forget(at);
  await world.time.pass(50);
});

const weather = command(
  'weather changes',
  fc.record({ vendor: fc.constantFrom(0, 0.05, 0.5), database: fc.constantFrom(0, 0.02, 0.2) }),
  ({ vendor, database }, world) => {
    world.vendor.faults = vendor;
    world.line.faults = database;
  },
);

const weighted: readonly (readonly [number, fc.Arbitrary<Command>])[] = [
  [14, create],
  [9, repeat],
  [5, wait],
  [2, mishap],
  [2, strangerCreates],
  [1, strangerChanges],
  [1, signInAgain],
  [1, turnWallClock],
  [1, turnDatabaseClock],
  [1, weather],
];

export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  [...weighted.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)), sleep],
  { maxCommands: 24, size: 'max' },
);
