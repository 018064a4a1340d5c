import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { Browser } from '../rig/browser.js';
import { engines, secretKeys } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath, type Sandbox } from '../rig/sandbox.js';
import { storedEvents } from '../rig/stored-rows.js';

const rig = new Rig();
afterAll(() => rig.close());

const [postgresql] = engines;
const signInPath = '/api/v1/authenticate';

const signIns = async (sandbox: Sandbox) =>
  (await sandbox.requests()).filter(({ path }) => path === signInPath).length;

/** Lets the vendor's token of every session be over, as if hours had passed; before any replica has read it. */
const expireTokens = ({ storage }: Stack) =>
  storage.execute(
    `update session set renew_at = '2020-01-01T00:00:00.000Z', token_expires_at = '2020-01-01T00:00:00.000Z'`,
  );

let recordedBefore: number;

/** What the trail tells of the test's renewals; they are recorded a moment after the answer. */
async function renewals({ storage }: Stack): Promise<readonly string[]> {
  await sleep(300);
  const events = (await storedEvents(storage)).slice(recordedBefore);
  return events.filter(({ action }) => action === 'session.refresh').map(({ outcome }) => outcome);
}

async function beginAnew({ sandbox, storage }: Stack): Promise<void> {
  await sandbox.reset();
  await storage.execute('delete from session');
  await sleep(300);
  recordedBefore = (await storedEvents(storage)).length;
}

describe.each(engines)('the token of a session on $engine', (engine) => {
  let stack: Stack;
  let browser: Browser;
  beforeAll(async () => (stack = await startStack(rig, engine)));
  beforeEach(async () => {
    await beginAnew(stack);
    browser = new Browser(stack.bff.client);
  });

  it('is renewed once, with what the vendor gave for it, when it has expired', async () => {
    for (const credentials of [undefined, { application_token: 'sandbox-application-token' }]) {
      await browser.signIn(credentials);
      await stack.sandbox.reset();
      await expireTokens(stack);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => browser.send('GET', '/bff/session')),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(await signIns(stack.sandbox)).toBe(1);
      expect((await browser.send('GET', contactsPath)).status).toBe(200);
    }
    expect(await renewals(stack)).toEqual(['succeeded', 'succeeded']);
    expect(await stack.bff.metrics()).toContain('contacts_session_renewals_total{outcome="succeeded"} ');
  });

  it('is renewed ahead of its expiry, while requests go on with it', async () => {
    await browser.signIn();
    await stack.sandbox.reset();
    await stack.sandbox.plan({ path: signInPath, fault: { kind: 'delay', ms: 1_000 } });
    await stack.storage.execute(`update session set renew_at = '2020-01-01T00:00:00.000Z'`);
    const startedAt = performance.now();
    // A renewal that takes a second holds none of them up for as long.
    for (let time = 0; time < 3; time += 1)
      expect((await browser.send('GET', '/bff/session')).status).toBe(200);
    const untilAnswered = performance.now() - startedAt;
    // Where the database was too slow for it, the next request tries again.
    while ((await renewals(stack)).length === 0) await browser.send('GET', '/bff/session');
    expect(untilAnswered).toBeLessThan(performance.now() - startedAt);
    expect(await signIns(stack.sandbox)).toBe(1);
  });

  it('is replaced when the vendor refuses it, and the request is sent once more', async () => {
    const { sandbox } = stack;
    const body = { type: { id: 1 } };
    const headers = { 'idempotency-key': 'refused-once' };
    for (const [method, call, statuses] of [
      ['POST', { body, headers }, [401, 201]],
      ['GET', {}, [401, 200]],
    ] as const) {
      await browser.signIn();
      // The first creation of a process reads the list before.
      await browser.send('POST', contactsPath, { body });
      await sandbox.reset();
      await sandbox.plan({ method, path: contactsPath, fault: { kind: 'status', status: 401, body: '' } });
      expect((await browser.send(method, contactsPath, call)).status).toBe(statuses[1]);
      const seen = (await sandbox.requests()).filter((request) => request.method === method);
      expect(seen.filter(({ path }) => path === contactsPath).map(({ status }) => status)).toEqual(statuses);
      expect(await signIns(sandbox)).toBe(1);
      expect(await sandbox.contacts(stack.token)).toHaveLength(method === 'POST' ? 1 : 0);
    }
    expect(await renewals(stack)).toEqual(['succeeded', 'succeeded']);
  });

  it('ends the session when its successor is refused too, without a loop', async () => {
    const { sandbox } = stack;
    await browser.signIn();
    await sandbox.reset();
    const refuseAll = { kind: 'status', status: 401, body: '' };
    await sandbox.plan({ method: 'GET', path: contactsPath, times: 1_000, fault: refuseAll });
    const { cookie } = browser;
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.send('GET', contactsPath)));
    for (const answer of answers) expectRefusal(answer, 401, 'session-expired');
    for (let time = 0; time < 5; time += 1) {
      browser.cookie = cookie;
      expectRefusal(await browser.send('GET', contactsPath), 401, 'session-expired');
    }
    expect(await signIns(sandbox)).toBe(1);
    expect(await stack.storage.query('select * from session')).toEqual([]);
  });

  it.each([
    ['refuses the refresh token', { kind: 'status', status: 401, body: '' }],
    ['wants a second factor', { kind: 'status', status: 200, body: { mfa_token: 'm' } }],
    ['gives a token that has expired', { kind: 'status', status: 200, body: { auth_token: 'a.e30.c' } }],
  ])('is over with the session when the vendor %s', async (_case, fault) => {
    expect((await browser.signIn()).status).toBe(201);
    await stack.sandbox.reset();
    await stack.sandbox.plan({ path: signInPath, times: 100, fault });
    await expireTokens(stack);
    expect(await stack.storage.query('select * from session')).toHaveLength(1);
    const { cookie } = browser;
    for (let time = 0; time < 3; time += 1) {
      browser.cookie = cookie;
      expectRefusal(await browser.send('GET', '/bff/session'), 401, 'session-expired');
    }
    expect(await renewals(stack)).toEqual(['refused']);
    expect(await signIns(stack.sandbox)).toBe(1);
  });

  it('is asked for again later when the vendor cannot be asked now', async () => {
    await browser.signIn();
    await stack.sandbox.plan({ path: signInPath, fault: 'reset_before_headers' });
    await expireTokens(stack);
    const refused = await browser.send('GET', '/bff/session');
    expect(expectRefusal(refused, 503, 'not-sent').retry).toBe('safe');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await sleep(2_100);
    expect((await browser.send('GET', '/bff/session')).status).toBe(200);
    expect(await renewals(stack)).toEqual(['failed', 'succeeded']);
  });
});

describe('two replicas', () => {
  let stack: Stack;
  let second: Bff;
  beforeAll(async () => {
    stack = await startStack(rig, postgresql);
    second = await startReplica(stack);
  });
  beforeEach(() => beginAnew(stack));

  const startReplica = ({ sandbox, storage, token }: Stack, environment = {}): Promise<Bff> =>
    rig.bff({ upstream: sandbox.origin, token, environment: { ...storage.environment, ...environment } });

  it('ask the vendor once for 50 requests at the same time', async () => {
    const browsers = [new Browser(stack.bff.client), new Browser(second.client)] as const;
    await browsers[0].signIn();
    browsers[1].cookie = browsers[0].cookie;
    await stack.sandbox.reset();
    // Slow enough for all of them to come while it is under way.
    await stack.sandbox.plan({ path: signInPath, fault: { kind: 'delay', ms: 1_500 } });
    await expireTokens(stack);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => browsers[index % 2]!.send('GET', contactsPath)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await signIns(stack.sandbox)).toBe(1);
    expect(await renewals(stack)).toEqual(['succeeded']);
  });

  it('ask the vendor once for 50 requests whose token it refuses', async () => {
    const browsers = [new Browser(stack.bff.client), new Browser(second.client)] as const;
    await browsers[0].signIn();
    browsers[1].cookie = browsers[0].cookie;
    for (const browser of browsers) expect((await browser.send('GET', '/bff/session')).status).toBe(200);
    await stack.sandbox.reset();
    await stack.sandbox.revokeTokens();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => browsers[index % 2]!.send('GET', contactsPath)),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await signIns(stack.sandbox)).toBe(1);
  });

  it('hear of a sign-out within seconds, and of a new key at once', async () => {
    const rotated = `new:${secretKeys.split(':')[1]?.split('').reverse().join('').replace(/^./, 'A') ?? ''}`;
    const keys = `${rotated.slice(0, 46)}A,${secretKeys}`;
    const rotating = await startReplica(stack, { BFF_SECRET_KEYS: keys });
    const browsers = [new Browser(stack.bff.client), new Browser(rotating.client)] as const;
    await browsers[0].signIn();
    browsers[1].cookie = browsers[0].cookie;
    // The second replica opens what the old key has sealed, and seals with the new one when it renews.
    await expireTokens(stack);
    expect((await browsers[1].send('GET', contactsPath)).status).toBe(200);
    const sealed = await stack.storage.query<{ sealed_token: string }>('select sealed_token from session');
    expect(sealed.map(({ sealed_token }) => sealed_token.split('.')[1])).toEqual(['new']);

    await browsers[1].send('DELETE', '/bff/session');
    await sleep(2_500);
    expectRefusal(await browsers[0].send('GET', '/bff/session'), 401, 'session-expired');
  });
});
