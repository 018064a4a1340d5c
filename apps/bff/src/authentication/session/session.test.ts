import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../../test/rig/claimed-token.js';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectRefusal } from '../../../test/rig/problem.js';
import { answering } from '../../../test/rig/scripted-vendor.js';

const user = { username: 'ada@example.com', password: 'Correct Horse ü' };
const tokens = () =>
  JSON.stringify({ auth_token: claimedToken({ 'esc.app': undefined, 'esc.user': 9 }), refresh_token: 'r' });

describe('a session', () => {
  let bff: InProcessApp;
  afterEach(() => bff.close());

  const signIn = (body: unknown = user) => bff.call('POST', '/bff/session', { bearer: null, body });
  const idOf = (cookie: unknown) => String(cookie).split(';')[0] ?? '';

  it('gives the vendor the digest of the password, and the password to nobody', async () => {
    bff = await startApp({ LOG_LEVEL: 'trace' });
    bff.vendor.onAuthenticate = answering(200, tokens());
    expect((await signIn()).status).toBe(201);
    const [sent] = bff.vendor.requests;
    const password = createHash('sha1').update(user.password).digest('hex');
    expect(JSON.parse(sent?.body ?? '')).toEqual({ username: user.username, password });
    const kept = JSON.stringify([bff.query('select * from session'), bff.logged]);
    for (const secret of [user.password, password, 'Horse']) expect(kept).not.toContain(secret);
  });

  it('has a cookie behind https that no other host can set', async () => {
    bff = await startApp({ BFF_PUBLIC_ORIGIN: 'https://contacts.example.com' });
    bff.vendor.onAuthenticate = answering(200, tokens());
    const { status, headers } = await signIn();
    expect([status, headers['set-cookie']]).toEqual([
      201,
      expect.stringMatching(
        /^__Host-contacts-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      ),
    ]);
    const cookie = idOf(headers['set-cookie']);
    const read = (header: string) =>
      bff.call('GET', '/bff/session', { bearer: null, headers: { cookie: header } });
    expect((await read(cookie)).status).toBe(200);
    expectRefusal(await read(cookie.replace('__Host-', '')), 401, 'not-authenticated');
  });

  it('does not begin where its cookie would cross the network in plain text', async () => {
    bff = await startApp({ BFF_HOST: '0.0.0.0' });
    expectRefusal(await signIn(), 403, 'forbidden');
    expect(bff.vendor.requests).toEqual([]);
  });

  it('counts against its caller, not against the address that many share', async () => {
    bff = await startApp({ BFF_REQUESTS_PER_MINUTE: '4' });
    bff.vendor.onAuthenticate = answering(200, tokens());
    const cookie = idOf((await signIn()).headers['set-cookie']);
    const read = () => bff.call('GET', '/bff/session', { bearer: null, headers: { cookie } });
    expect((await read()).status).toBe(200);
    for (let time = 0; time < 2; time += 1)
      expect((await bff.call('GET', '/bff/contact-types', { bearer: null })).status).toBe(200);
    // The address has none left.
    expectRefusal(await bff.call('GET', '/bff/contact-types', { bearer: null }), 429, 'too-many-requests');
    for (let time = 0; time < 4; time += 1) expect((await read()).status).toBe(200);
    expectRefusal(await read(), 429, 'too-many-requests');
  });

  it('does not begin when it cannot be kept', async () => {
    bff = await startApp();
    bff.vendor.onAuthenticate = answering(200, tokens());
    bff.execute('alter table session rename to lost');
    const refused = await signIn();
    expectRefusal(refused, 503, 'storage-unavailable');
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  it('tells of a form that the vendor does not accept in its own words', async () => {
    bff = await startApp();
    bff.vendor.onAuthenticate = answering(400, '');
    const { detail } = expectRefusal(await signIn(), 400, 'bad-request');
    expect(detail).toBe('The vendor does not accept the form of these credentials.');
  });
});
