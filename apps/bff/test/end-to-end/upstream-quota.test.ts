import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines, openPostgresql, type TestStorage } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import { contactsPath, type Sandbox } from '../rig/sandbox.js';

const contact = { type: { id: 1 }, name: 'Ada' };
/** `pnpm soak` makes it ten minutes: twice the vendor's window. */
const loadSeconds = Number(process.env['SOAK_SECONDS'] ?? 5);

const rig = new Rig();
afterEach(() => rig.close());

interface Fleet {
  readonly sandbox: Sandbox;
  readonly storage: TestStorage;
  readonly replicas: readonly Bff[];
}

/** Replicas on one PostgreSQL, before a vendor with limits. */
async function startFleet(
  size: number,
  limits: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const [sandbox, storage] = await Promise.all([rig.sandbox(limits), openPostgresql()]);
  rig.defer(() => storage.drop());
  const token = await sandbox.signIn();
  const start = () =>
    rig.bff({ upstream: sandbox.origin, token, environment: { ...storage.environment, ...environment } });
  const first = await start();
  const others = await Promise.all(Array.from({ length: size - 1 }, start));
  return { sandbox, storage, replicas: [first, ...others] };
}

async function statusesSeen(sandbox: Sandbox): Promise<Map<number | null, number>> {
  const counts = new Map<number | null, number>();
  for (const { status } of await sandbox.requests()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

it.each([2, 3])('%i replicas share one burst, and the vendor never has to refuse', async (size) => {
  // Of a share of 100, 20 at once. Each on its own, they would send more than the vendor takes.
  const { sandbox, replicas } = await startFleet(
    size,
    { SANDBOX_REQUESTS_PER_5_MIN: '35' },
    { UPSTREAM_REQUESTS_PER_5_MIN: '100' },
  );
  for (const replica of replicas) await replica.create(contact).catch(() => undefined);
  const answers = await Promise.all(
    Array.from({ length: 40 * size }, (_, turn) => replicas[turn % size]!.create(contact)),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.length).toBeGreaterThan(40);
  for (const answer of refused) {
    expectRefusal(answer, 429, 'upstream-quota');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  }
  const seen = await statusesSeen(sandbox);
  expect(seen.get(429)).toBeUndefined();
  expect(seen.get(201)).toBeGreaterThanOrEqual(15);
});

it(
  'three replicas under a mixed load: the vendor, with limits no higher than the share, never refuses',
  async () => {
    // The test's own sign-in is the one request above the share.
    const { sandbox, replicas } = await startFleet(
      3,
      { SANDBOX_REQUESTS_PER_5_MIN: '1801', SANDBOX_LOGINS_PER_5_MIN: '81' },
      { UPSTREAM_REQUESTS_PER_5_MIN: '1800', UPSTREAM_LOGINS_PER_5_MIN: '80' },
    );
    const credentials = { application_token: 'sandbox-application-token' };
    const kinds: readonly ((bff: Bff) => Promise<WireAnswer>)[] = [
      (bff) => bff.create(contact),
      (bff) => bff.create(contact),
      (bff) => bff.create(contact, { 'x-contacts-lane': 'bulk' }),
      (bff) => bff.send('GET', '/api/v1/organisation/my'),
      (bff) => bff.client.send('POST', '/api/v1/authenticate', { body: credentials }),
      (bff) => bff.send('GET', contactsPath, { bearer: claimedToken({ forged: Math.random() }) }),
    ];
    const end = performance.now() + loadSeconds * 1000;
    const answered = new Map<number, number>();
    const call = async (caller: number) => {
      for (let turn = caller; performance.now() < end; turn++) {
        const { status } = await kinds[caller % kinds.length]!(replicas[turn % 3]!);
        answered.set(status, (answered.get(status) ?? 0) + 1);
        if (status === 429) await sleep(300);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, caller) => call(caller)));
    const seen = await statusesSeen(sandbox);
    if (loadSeconds > 5) {
      const told = {
        seconds: loadSeconds,
        answered: Object.fromEntries(answered),
        vendor: Object.fromEntries(seen),
      };
      process.stdout.write(`${JSON.stringify(told)}\n`);
    }
    expect(seen.get(429)).toBeUndefined();
    expect(answered.get(201)).toBeGreaterThan(100);
    expect(answered.get(429)).toBeGreaterThan(0);
    expect([...answered.keys()].filter((status) => ![200, 201, 401, 429].includes(status))).toEqual([]);
  },
  (loadSeconds + 60) * 1000,
);

describe('a 429 of the vendor pauses every replica', () => {
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
  const pause = async (retryAfter: string | null, environment: Readonly<Record<string, string>>) => {
    const fleet = await startFleet(2, {}, { UPSTREAM_REQUESTS_PER_5_MIN: '1800', ...environment });
    const [first, second] = fleet.replicas as [Bff, Bff];
    // Both know the token then, and have no permit in stock: a stock lasts for two seconds more.
    for (const replica of [first, second]) expect((await replica.create(contact)).status).toBe(201);
    await fleet.sandbox.plan({ fault: { kind: 'rate_limited', retry_after: retryAfter } });
    const refused = await first.create(contact);
    expectRefusal(refused, 429, 'upstream-quota');
    return { ...fleet, second, told: Number(refused.headers['retry-after']) };
  };
  /** The first replica tells the others once its caller is answered. */
  const whenStored = async (storage: TestStorage): Promise<number> => {
    for (;;) {
      const statement = `select paused_until from upstream_quota where bucket = 'requests'`;
      const [row] = await storage.query<{ paused_until: Date | null }>(statement);
      if (row?.paused_until) return row.paused_until.getTime();
      await sleep(10);
    }
  };

  it.each([
    ['seconds', () => '120', 120],
    ['a date', () => soon(120), 120],
    ['garbage', () => 'soon', 10],
    ['nothing', () => null, 10],
  ])('%s', async (_form, retryAfter, seconds) => {
    const { sandbox, storage, second, told } = await pause(retryAfter(), {});
    expect(told).toBeGreaterThan(seconds - 20);
    expect(told).toBeLessThanOrEqual(seconds);
    await whenStored(storage);
    const before = (await sandbox.creations()).length;
    const paused = await second.create(contact);
    expectRefusal(paused, 429, 'upstream-quota');
    expect(Number(paused.headers['retry-after'])).toBeLessThanOrEqual(told);
    expect((await sandbox.creations()).length).toBe(before);
  });

  it.each([
    ['a date in the past', () => soon(-100), 1],
    ['a negative number', () => '-5', 1],
    ['a fraction', () => '1.5', 2],
  ])('%s, for as long as a request can wait', async (_form, retryAfter, seconds) => {
    const { storage, second, told } = await pause(retryAfter(), { UPSTREAM_QUOTA_WAIT_MS: '10000' });
    expect(told).toBe(seconds);
    const until = await whenStored(storage);
    expect((await second.create(contact)).status).toBe(201);
    expect(Date.now()).toBeGreaterThanOrEqual(until);
  });
});

it('an embedded database keeps to the share however often the service crashes', async () => {
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engines[1])]);
  const token = await sandbox.signIn();
  const startedAt = performance.now();
  const statuses: number[] = [];
  for (let life = 0; life < 3; life++) {
    const bff = await rig.bff({
      upstream: sandbox.origin,
      token,
      environment: {
        ...storage.environment,
        UPSTREAM_REQUESTS_PER_5_MIN: '100',
        UPSTREAM_QUOTA_WAIT_MS: '50',
      },
    });
    for (let turn = 0; turn < 12; turn++) statuses.push((await bff.create(contact)).status);
    await bff.close();
  }
  const sent = (await sandbox.creations()).length;
  const refilled = ((performance.now() - startedAt) / 1000) * 0.26;
  expect(statuses.slice(0, 12)).toEqual(Array(12).fill(201));
  expect(statuses.filter((status) => status === 201)).toHaveLength(sent);
  expect(sent).toBeLessThanOrEqual(20 + refilled);
  expect(statuses.at(-1)).toBe(429);
});
