import { chromiumOptions, inBrowser } from '@contacts/test-servers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { answerTo } from '../rig/answered-requests.js';
import { engines } from '../rig/engines.js';
import { fetchFrom } from '../rig/page-fetch.js';
import { PageServer } from '../rig/page-server.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const rig = new Rig();
afterAll(() => rig.close());

const json = { 'content-type': 'application/json' };
const csrf = { ...json, 'x-contacts-csrf': '1' };
const contact = JSON.stringify({ type: { id: 1 } });
const ada = { username: 'ada@example.com', password: 'sandbox' };
const grace = { username: 'grace@example.com', password: 'sandbox' };
const cookieName = 'contacts-session';
const idForm = /^[\w-]{43}$/;

/** Whose page it is: of the service's site or not, listed or not. */
type Owner = 'sibling' | 'listedSibling' | 'foreigner' | 'listedForeigner';

/** Ports do not tell sites apart, hosts do: 127.0.0.1 is the service's site, localhost is not. */
inBrowser(describe)('pages of other origins, in Chromium', () => {
  let stack: Stack;
  let context: BrowserContext;
  let service: string;
  let origins: Readonly<Record<Owner, string>>;
  // Kept over the tests: a page of an origin is a process of its own.
  const pages = new Map<Owner, Page>();

  beforeAll(async () => {
    const [listed, unlisted] = [await PageServer.start(), await PageServer.start()];
    for (const server of [listed, unlisted]) rig.defer(() => server.close());
    origins = {
      sibling: `http://127.0.0.1:${unlisted.port}`,
      listedSibling: `http://127.0.0.1:${listed.port}`,
      foreigner: `http://localhost:${unlisted.port}`,
      listedForeigner: `http://localhost:${listed.port}`,
    };
    stack = await startStack(rig, engines[1], {
      BFF_ALLOWED_ORIGINS: `${origins.listedSibling},${origins.listedForeigner}`,
    });
    service = stack.bff.client.origin;
    const browser = await chromium.launch(chromiumOptions());
    rig.defer(() => browser.close());
    context = await browser.newContext();
  });

  beforeEach(async () => {
    await stack.sandbox.reset();
    await context.clearCookies();
  });

  /** Of the browser's session cookies the values, that of the path `/` first. */
  const cookies = async () =>
    (await context.cookies(`${service}/bff/session`))
      .filter(({ name }) => name === cookieName)
      .sort((one, other) => one.path.length - other.path.length)
      .map(({ value }) => value);
  /** As the service's own page does. @returns the id of the session */
  const signIn = async (credentials: object) => {
    const answer = await context.request.post(`${service}/bff/session`, { headers: csrf, data: credentials });
    expect(answer.ok()).toBe(true);
    return (await cookies())[0] ?? '';
  };
  const whoAmI = async () => {
    const answer = await context.request.get(`${service}/bff/session`);
    return { status: answer.status(), text: await answer.text() };
  };
  const pageOf = async (owner: Owner): Promise<Page> => {
    const page = pages.get(owner) ?? (await context.newPage());
    pages.set(owner, page);
    if (!page.url().startsWith(origins[owner])) await page.goto(origins[owner]);
    return page;
  };
  const creations = async () => (await stack.sandbox.creations()).length;

  it.each([
    ['sibling', 'text/plain', 403, 'csrf'],
    ['sibling', 'application/x-www-form-urlencoded', 403, 'csrf'],
    ['listedSibling', 'text/plain', 403, 'csrf'],
    ['foreigner', 'multipart/form-data', 401, 'not-authenticated'],
    ['listedForeigner', 'text/plain', 401, 'not-authenticated'],
  ] as const)('of a %s post no form in the name of the user (%s)', async (who, type, status, problem) => {
    await signIn(ada);
    const page = await pageOf(who);
    const submit = () =>
      page.evaluate(`{
        const form = document.createElement('form');
        Object.assign(form, { action: '${service}${contactsPath}', method: 'post', enctype: '${type}' });
        const field = document.createElement('input');
        // As text/plain the pair becomes JSON.
        Object.assign(field, { name: '{"type":{"id":1},"name":"', value: '"}' });
        form.append(field);
        document.body.append(form);
        form.submit();
      }`);
    expect(await answerTo(stack.bff, 'POST', submit)).toMatchObject({ status, problem });
    expect(await creations()).toBe(0);
  });

  it.each([
    ['sibling', 403, 'csrf'],
    ['listedSibling', 403, 'csrf'],
    ['foreigner', 401, 'not-authenticated'],
    ['listedForeigner', 401, 'not-authenticated'],
  ] as const)('of a %s change nothing without asking first', async (who, status, problem) => {
    await signIn(ada);
    const page = await pageOf(who);
    const headers = { 'content-type': 'text/plain' };
    const request = {
      method: 'POST',
      mode: 'no-cors',
      credentials: 'include',
      headers,
      body: contact,
    } as const;
    const send = () => fetchFrom(page, service + contactsPath, request);
    expect(await answerTo(stack.bff, 'POST', send)).toMatchObject({ status, problem });
    expect(await creations()).toBe(0);
  });

  it.each(['sibling', 'foreigner', 'listedForeigner'] as const)(
    'of a %s get no leave to send the header that changes need',
    async (who) => {
      await signIn(ada);
      const page = await pageOf(who);
      const request = { credentials: 'include', headers: csrf } as const;
      for (const [method, path] of [
        ['POST', contactsPath],
        ['DELETE', '/bff/session'],
      ] as const) {
        expect(await fetchFrom(page, service + path, { ...request, method })).toBe('blocked');
      }
      expect(await creations()).toBe(0);
      expect(await whoAmI()).toMatchObject({ status: 200 });
    },
  );

  it('of a listed sibling use the session', async () => {
    await signIn(ada);
    const page = await pageOf('listedSibling');
    const request = { method: 'POST', credentials: 'include', headers: csrf, body: contact } as const;
    expect(await fetchFrom(page, service + contactsPath, request)).toMatchObject({
      status: 201,
      operationId: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(await creations()).toBe(1);
  });

  it.each([
    ['listedSibling', 201],
    ['listedForeigner', 201],
    ['sibling', 'blocked'],
    ['foreigner', 'blocked'],
  ] as const)('of a %s call with a bearer: %s', async (who, expected) => {
    const page = await pageOf(who);
    const headers = { ...json, authorization: `Bearer ${stack.token}` };
    const answer = await fetchFrom(page, service + contactsPath, { method: 'POST', headers, body: contact });
    expect(answer === 'blocked' ? answer : answer.status).toBe(expected);
    expect(await creations()).toBe(expected === 'blocked' ? 0 : 1);
  });

  it.each(['foreigner', 'listedForeigner'] as const)('of a %s have no session', async (who) => {
    await signIn(ada);
    const page = await pageOf(who);
    const url = `${service}/bff/session`;
    expect(await fetchFrom(page, url, { credentials: 'include' })).toBe('blocked');
    const unseen = () => fetchFrom(page, url, { credentials: 'include', mode: 'no-cors' });
    expect(await answerTo(stack.bff, 'GET', unseen)).toMatchObject({ status: 401 });
    // Nor has the page that a link on theirs leads to.
    const follow = () => page.evaluate(`void (location.href = '${url}')`);
    expect(await answerTo(stack.bff, 'GET', follow)).toMatchObject({ status: 401 });
    expect(await whoAmI()).toMatchObject({ status: 200 });
  });

  it('of a sibling plant a second cookie, and all that comes of it is a refusal', async () => {
    await signIn(ada);
    const page = await pageOf('sibling');
    await page.evaluate(`void (document.cookie = '${cookieName}=planted; path=/')`);
    expect(await cookies()).toEqual([expect.stringMatching(idForm)]);
    await page.evaluate(`void (document.cookie = '${cookieName}=planted; path=/bff')`);
    expect(await cookies()).toEqual([expect.stringMatching(idForm), 'planted']);
    expect(await whoAmI()).toMatchObject({
      status: 400,
      text: expect.stringContaining('more than one session cookie'),
    });
    await page.evaluate(`void (document.cookie = '${cookieName}=; path=/bff; max-age=0')`);
    expect(await whoAmI()).toMatchObject({ status: 200, text: expect.stringContaining('"id":"1"') });
  });

  it('of a sibling plant an id of their own, and the session begins under another', async () => {
    // The service has given it out, for a sign-in that waits for its second factor.
    const begun = await stack.bff.client.send('POST', '/bff/session', { body: grace });
    const planted = /=([\w-]{43});/.exec(String(begun.headers['set-cookie']))?.[1] ?? '';
    const cookie = encodeURIComponent(`${cookieName}=${planted}; Path=/`);
    await (await pageOf('sibling')).goto(`${origins.sibling}/?set-cookie=${cookie}`);
    expect(await cookies()).toEqual([planted]);
    expect(await signIn(ada)).toMatch(idForm);
    expect(await cookies()).not.toContain(planted);
    expect(await whoAmI()).toMatchObject({ status: 200, text: expect.stringContaining('"id":"1"') });
    // It opens nothing, not even what it was given out for.
    const headers = { ...csrf, cookie: `${cookieName}=${planted}` };
    const read = await stack.bff.client.send('GET', '/bff/session', { headers });
    const body = { code: '123456' };
    const confirmed = await stack.bff.client.send('POST', '/bff/session', { headers, body });
    expect([read.status, confirmed.status]).toEqual([401, 401]);
  });

  it('cannot read the cookie, nor can any script, and the second factor changes it', async () => {
    const [first, second] = [await signIn(grace), await signIn({ code: '123456' })];
    expect(second).toMatch(idForm);
    expect(second).not.toBe(first);
    const page = await pageOf('listedSibling');
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.goto(`${service}/problems`);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it.each(['/console/', '/problems/csrf'])('show %s in no frame', async (path) => {
    const page = await pageOf('listedSibling');
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.evaluate(`{
      const frame = document.createElement('iframe');
      frame.src = '${service}${path}';
      document.body.append(frame);
    }`);
    expect((await refused).text()).toContain(`${service}/`);
  });
});
