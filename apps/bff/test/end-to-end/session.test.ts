import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from '../rig/browser.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath, organisationId } from '../rig/sandbox.js';
import { storedEvents } from '../rig/stored-rows.js';

const rig = new Rig();
afterAll(() => rig.close());

const ada = { kind: 'user', id: '1', organisation_id: organisationId };
const grace = { username: 'grace@example.com', password: 'sandbox' };
const idForm = /^contacts-session=[A-Za-z0-9_-]{43}$/;

describe.each(engines)('sessions on $engine', (engine) => {
  let stack: Stack;
  let browser: Browser;
  beforeAll(async () => (stack = await startStack(rig, engine)));
  beforeEach(async () => {
    await stack.sandbox.reset();
    browser = new Browser(stack.bff.client);
  });

  it('begin with a password, serve every route and end', async () => {
    const begun = await browser.signIn();
    expect([begun.status, JSON.parse(begun.text)]).toEqual([
      201,
      { caller: ada, expires_at: expect.stringMatching(/Z$/) },
    ]);
    expect(begun.headers['set-cookie']).toMatch(
      /^contacts-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(begun.headers['cache-control']).toBe('no-store');
    expect(JSON.parse((await browser.send('GET', '/bff/session')).text)).toEqual(JSON.parse(begun.text));

    const headers = { 'idempotency-key': 'of-a-session' };
    const body = { type: { id: 1 }, name: 'Ada' };
    const created = await browser.send('POST', contactsPath, { body, headers });
    expect(created.status).toBe(201);
    const location = String(created.headers['location']);
    const again = await browser.send('POST', contactsPath, { body, headers });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await browser.send('PATCH', location, { body: { city: 'Bonn' } })).status).toBe(204);
    for (const path of [
      location,
      contactsPath,
      '/api/v1/country',
      '/api/v1/organisation/my',
      `/bff/operations/${String(created.headers['operation-id'])}`,
      `/bff/organisation/${organisationId}/audit-events`,
    ]) {
      expect([path, (await browser.send('GET', path)).status]).toEqual([path, 200]);
    }
    expect((await browser.send('DELETE', location)).status).toBe(204);

    const { cookie } = browser;
    const ended = await browser.send('DELETE', '/bff/session');
    expect([ended.status, ended.headers['set-cookie'], browser.cookie]).toEqual([
      204,
      'contacts-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
      undefined,
    ]);
    const stale = await stack.bff.client.send('GET', contactsPath, { headers: { cookie: cookie ?? '' } });
    expect(expectRefusal(stale, 401, 'session-expired').error_code).toBe(1102);
    expect([stale.headers['www-authenticate'], stale.headers['set-cookie']]).toEqual([
      'Bearer',
      expect.stringContaining('Max-Age=0'),
    ]);
  });

  it('begin with an application token', async () => {
    const begun = await browser.signIn({ application_token: 'sandbox-application-token' });
    expect(begun.status).toBe(201);
    expect(JSON.parse(begun.text)).toMatchObject({ caller: { kind: 'application', id: '1' } });
    expect((await browser.send('GET', contactsPath)).status).toBe(200);
  });

  it('begin with a second factor under an id of their own', async () => {
    const asked = await browser.signIn(grace);
    expect([asked.status, asked.text]).toEqual([202, '{"mfa":"required"}']);
    expect(asked.headers['set-cookie']).toMatch(/; Max-Age=600;/);
    expect(browser.cookie).toMatch(idForm);
    expectRefusal(await browser.send('GET', '/bff/session', { headers: {} }), 401, 'session-expired');

    browser.cookie = `contacts-session=${browser.seenIds[0] ?? ''}`;
    const wrong = await browser.signIn({ code: '654321' });
    expect(expectRefusal(wrong, 401, 'not-authenticated').error_code).toBe(1101);
    const begun = await browser.signIn({ code: '123456' });
    expect([begun.status, JSON.parse(begun.text)]).toMatchObject([201, { caller: { id: '2' } }]);
    const [first, second] = browser.seenIds;
    expect(second).not.toBe(first);
    expect((await browser.send('GET', '/bff/session')).status).toBe(200);

    const before = new Browser(stack.bff.client);
    before.cookie = `contacts-session=${first ?? ''}`;
    expectRefusal(await before.send('GET', '/bff/session'), 401, 'session-expired');
    before.cookie = `contacts-session=${first ?? ''}`;
    expectRefusal(await before.signIn({ code: '123456' }), 401, 'session-expired');
  });

  it('take no id that a browser brings', async () => {
    browser.cookie = `contacts-session=${'x'.repeat(43)}`;
    expect((await browser.signIn()).status).toBe(201);
    expect(browser.seenIds).toHaveLength(1);
    expect(browser.cookie).not.toContain('xxx');
    const former = browser.cookie;
    expect((await browser.signIn()).status).toBe(201);
    browser.cookie = former;
    expectRefusal(await browser.send('GET', '/bff/session'), 401, 'session-expired');
  });

  it('end everywhere at once, those of others excepted', async () => {
    const [second, other] = [new Browser(stack.bff.client), new Browser(stack.bff.client)];
    for (const one of [browser, second]) await one.signIn();
    await other.signIn({ application_token: 'sandbox-application-token' });
    expect((await second.send('GET', '/bff/session')).status).toBe(200);
    expect((await browser.send('DELETE', '/bff/session?all=true')).status).toBe(204);
    expectRefusal(await second.send('GET', '/bff/session'), 401, 'session-expired');
    expect((await other.send('GET', '/bff/session')).status).toBe(200);
    expect((await other.send('DELETE', '/bff/session?every=true')).status).toBe(400);
  });

  it('are not begun by wrong credentials, nor by many: the third would lock the user out', async () => {
    const wrong = { username: 'eve@example.com', password: 'wrong' };
    for (let attempt = 1; attempt <= 2; attempt += 1)
      expectRefusal(await browser.signIn(wrong), 401, 'not-authenticated');
    expectRefusal(await browser.signIn(wrong), 429, 'too-many-requests');
    expect(await stack.sandbox.requests()).toHaveLength(2);
    expect(browser.cookie).toBeUndefined();
  });

  it('say when the vendor has locked the user, or wants a pause', async () => {
    const locked = { error_code: 1105, error_token: 'TooManyRequests', message: 'Locked.' };
    const path = '/api/v1/authenticate';
    await stack.sandbox.plan({ path, fault: { kind: 'status', status: 401, body: locked } });
    const application = { application_token: 'sandbox-application-token' };
    const refused = expectRefusal(await browser.signIn(application), 401, 'not-authenticated');
    expect([refused.error_code, refused.detail]).toEqual([1105, expect.stringContaining('locked this user')]);
    await stack.sandbox.plan({ path, fault: { kind: 'rate_limited', retry_after: 7 } });
    const limited = await browser.signIn(application);
    expectRefusal(limited, 429, 'upstream-quota');
    expect(limited.headers['retry-after']).toBe('7');
  });

  it.each([
    ['tokens that are none', { auth_token: 'none' }, 502, 'upstream-protocol'],
    ['an empty object', {}, 502, 'upstream-protocol'],
    ['an empty body', '', 504, 'in-doubt'],
  ])('are not begun when the vendor answers with %s', async (_case, body, status, slug) => {
    const fault = { kind: 'status', status: 200, body };
    await stack.sandbox.plan({ path: '/api/v1/authenticate', fault });
    expectRefusal(await browser.signIn({ application_token: 'sandbox-application-token' }), status, slug);
    expect(await stack.sandbox.requests()).toHaveLength(1);
    expect(browser.cookie).toBeUndefined();
  });

  it.each([
    ['no members', {}],
    ['a list', []],
    ['a member too many', { username: 'a', password: 'b', code: 'c' }],
    ['a member that is unknown', { code: '123456', trusted_device: 'x' }],
    ['no password', { username: 'ada@example.com' }],
    ['an empty password', { username: 'ada@example.com', password: '' }],
    ['a number', { code: 123_456 }],
  ])('are not begun by a body with %s', async (_case, body) => {
    expectRefusal(await browser.signIn(body), 400, 'bad-request');
    expect(await stack.sandbox.requests()).toEqual([]);
  });

  it('are ignored beside a bearer', async () => {
    await browser.signIn();
    const authorization = `Bearer ${stack.token}`;
    const shown = await browser.send('GET', '/bff/session', { headers: { authorization } });
    expect(JSON.parse(shown.text)).toEqual({ caller: { ...ada, kind: 'application' } });
    const broken = await browser.send('GET', '/bff/session', { headers: { authorization: 'Bearer x' } });
    expectRefusal(broken, 401, 'not-authenticated');
    expectRefusal(
      await browser.send('DELETE', '/bff/session', { headers: { authorization } }),
      400,
      'bad-request',
    );
  });

  it('end when they are not used, and some hours after their begin', async () => {
    for (const column of ['last_seen_at', 'expires_at']) {
      await browser.signIn();
      expect((await browser.send('GET', '/bff/session')).status).toBe(200);
      await stack.storage.execute(`update session set ${column} = '2020-01-01T00:00:00.000Z'`);
      // For so long a session that was read is believed.
      await sleep(2_100);
      expectRefusal(await browser.send('GET', '/bff/session'), 401, 'session-expired');
    }
  });

  it('are noted as used, at most once a minute', async () => {
    await browser.signIn();
    const lastSeen = async () =>
      (
        await stack.storage.query<{ seen: string }>(
          'select cast(last_seen_at as text) as seen from session order by created_at desc limit 1',
        )
      )[0]?.seen;
    const [begun] = [await lastSeen()];
    await browser.send('GET', '/bff/session');
    await sleep(200);
    expect(await lastSeen()).toBe(begun);
    const recently = new Date(Date.now() - 61_000).toISOString();
    await stack.storage.execute(`update session set last_seen_at = '${recently}'`);
    await sleep(2_100);
    await browser.send('GET', '/bff/session');
    await sleep(200);
    const seen = Date.parse(((await lastSeen()) ?? '').replace(' ', 'T').replace(/\+00$/, 'Z'));
    expect(Date.now() - seen).toBeLessThan(30_000);
  });

  it('tell the trail how they began and ended', async () => {
    await browser.signIn();
    await browser.signIn({ username: 'mallory@example.com', password: 'x' });
    await browser.send('DELETE', '/bff/session?all=true');
    const events = (await storedEvents(stack.storage)).filter(({ action }) => action.startsWith('session.'));
    expect(events.slice(-3)).toMatchObject([
      {
        action: 'session.sign_in',
        outcome: 'succeeded',
        chain: String(organisationId),
        caller_id: '1',
        user_name: 'ada@example.com',
      },
      {
        action: 'session.sign_in',
        outcome: 'refused',
        chain: null,
        problem_slug: 'not-authenticated',
        user_name: null,
      },
      { action: 'session.sign_out', outcome: 'succeeded', chain: String(organisationId) },
    ]);
  });

  it('leave no id, token or password in storage, log or metrics', async () => {
    await browser.signIn();
    await browser.send('GET', contactsPath);
    await browser.signIn(grace);
    const ids = [...browser.seenIds];
    await browser.send('POST', '/bff/session', { body: { code: 'secret-code' } });
    const stored = await stack.storage.dump();
    expect(stored).toContain('session.sign_in');
    const log = stack.bff.process.output() + stack.bff.process.errors() + (await stack.bff.metrics());
    const vendorTokens = /eyJ[\w-]{20,}\.[\w-]{20,}/;
    for (const text of [stored, log]) {
      for (const secret of [...ids, 'secret-code', 'sandbox-application-token'])
        expect(text).not.toContain(secret);
      expect(text).not.toMatch(vendorTokens);
      // SHA-1 of the password.
      expect(text).not.toContain('9ed037b84943');
    }
    expect(ids.length).toBeGreaterThan(1);
  });
});
