import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import type { Bff } from '../rig/bff.js';
import { Browser } from '../rig/browser.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const rig = new Rig();
afterAll(() => rig.close());

const sibling = 'http://127.0.0.1:5173';
const partner = 'https://partner.example.org';
const unlisted = 'http://127.0.0.1:5174';
const body = { type: { id: 1 } };
const cors = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));

describe('pages of other origins', () => {
  let bff: Bff;
  let browser: Browser;
  let token: string;
  let own: string;
  beforeAll(async () => {
    const stack = await startStack(rig, engines[1], {
      BFF_ALLOWED_ORIGINS: `${sibling},${partner}`,
      BFF_PUBLIC_ORIGIN: `http://127.0.0.1:${await freePort()}`,
    });
    ({ bff, token } = stack);
    const shown = await bff.client.send('GET', '/bff/openapi.json');
    expect(shown.status).toBe(200);
    own = bff.client.origin;
    browser = new Browser(bff.client);
    await browser.signIn();
  });

  it('of the same site may use the session when they are listed', async () => {
    const headers = { origin: sibling, 'sec-fetch-site': 'same-site' };
    const created = await browser.send('POST', contactsPath, { body, headers });
    expect([created.status, cors(created.headers)]).toEqual([
      201,
      {
        'access-control-allow-origin': sibling,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': expect.stringMatching(/Operation-Id/),
      },
    ]);
    expect(created.headers['vary']).toBe('Origin');
  });

  it('of another site may call with a bearer when they are listed, and never with the session', async () => {
    const headers = { origin: partner, 'sec-fetch-site': 'cross-site' };
    const created = await bff.send('POST', contactsPath, { body, headers });
    expect([created.status, created.headers['access-control-allow-origin']]).toEqual([201, partner]);
    expect(created.headers['access-control-allow-credentials']).toBeUndefined();
    expectRefusal(await browser.send('POST', contactsPath, { body, headers }), 403, 'csrf');
    expectRefusal(await browser.signIn(undefined, headers), 403, 'csrf');
  });

  it.each([
    ['from a sibling', { origin: unlisted, 'sec-fetch-site': 'same-site' }],
    ['from nowhere', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['without the header', { origin: sibling, 'x-contacts-csrf': '' }],
  ])('that are not listed are told nothing: %s', async (_case, headers) => {
    const calls = [
      browser.send('POST', contactsPath, { body, headers }),
      browser.send('DELETE', '/bff/session', { headers }),
      browser.signIn(undefined, headers),
      browser.send('PATCH', `${contactsPath}/1`, { body: { city: 'x' }, headers }),
    ];
    for (const answer of await Promise.all(calls)) {
      expectRefusal(answer, 403, 'csrf');
      if (headers.origin !== sibling) expect(cors(answer.headers)).toEqual({});
    }
  });

  it('cannot post forms', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-contacts-csrf': '' };
    expectRefusal(await browser.send('POST', contactsPath, { body: 'type=1', headers: form }), 403, 'csrf');
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'content-type': type };
      const answer = await browser.send('POST', contactsPath, { body: '{}', headers });
      expectRefusal(answer, 415, 'unsupported-media-type');
      const signIn = await bff.client.send('POST', '/bff/session', { body: '{"code":"1"}', headers });
      expectRefusal(signIn, 415, 'unsupported-media-type');
    }
  });

  it('cannot plant a cookie beside the right one', async () => {
    const { cookie = '' } = browser;
    for (const planted of [`${cookie}; contacts-session=planted`, `contacts-session=planted; ${cookie}`]) {
      const headers = { cookie: planted };
      expectRefusal(await browser.send('GET', '/bff/session', { headers }), 400, 'bad-request');
      expectRefusal(await browser.signIn(undefined, headers), 400, 'bad-request');
    }
  });

  it.each([
    [sibling, true],
    [partner, false],
  ])('get an answer to their preflights from %s', async (origin, credentials) => {
    const headers = {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'x-contacts-csrf,content-type',
    };
    const answer = await bff.client.send('OPTIONS', `${contactsPath}/7`, { headers });
    expect([answer.status, answer.text, cors(answer.headers)]).toEqual([
      204,
      '',
      expect.objectContaining({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'DELETE, GET, HEAD, PATCH',
        'access-control-allow-headers': expect.stringContaining('X-Contacts-CSRF'),
        'access-control-max-age': '600',
        ...(credentials ? { 'access-control-allow-credentials': 'true' } : {}),
      }),
    ]);
    expect('access-control-allow-credentials' in answer.headers).toBe(credentials);
    expectRefusal(await bff.client.send('OPTIONS', '/nowhere', { headers }), 404, 'not-found');
    expectRefusal(
      await bff.client.send('OPTIONS', contactsPath, { headers: { origin } }),
      405,
      'method-not-allowed',
    );
  });

  it('get none when they are not listed', async () => {
    const headers = { origin: unlisted, 'access-control-request-method': 'POST' };
    const answer = await bff.client.send('OPTIONS', contactsPath, { headers });
    expectRefusal(answer, 405, 'method-not-allowed');
    expect(cors(answer.headers)).toEqual({});
    const read = await bff.client.send('GET', contactsPath, { bearer: token, headers: { origin: unlisted } });
    expect([read.status, cors(read.headers)]).toEqual([200, {}]);
  });

  it('are not mistaken for ours by the address in Host', async () => {
    const headers = { origin: own, 'sec-fetch-site': 'same-origin' };
    expectRefusal(await browser.send('POST', contactsPath, { body, headers }), 403, 'csrf');
  });
});
