import { chromiumOptions, inBrowser } from '@contacts/test-servers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { answerTo } from '../rig/answered-requests.js';
import type { Bff } from '../rig/bff.js';
import { engines } from '../rig/engines.js';
import { fetchFrom } from '../rig/page-fetch.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';
import { TlsFront } from '../rig/tls-front.js';

const rig = new Rig();
afterAll(() => rig.close());

const csrf = { 'content-type': 'application/json', 'x-contacts-csrf': '1' };
const contact = JSON.stringify({ type: { id: 1 } });
const ada = JSON.stringify({ username: 'ada@example.com', password: 'sandbox' });
const domain = 'example.test';

const renewalsOf = async (bff: Bff) =>
  Number(/session_renewals_total\{outcome="succeeded"\} (\d+)/.exec(await bff.metrics())?.[1] ?? 0);

inBrowser(describe)('behind https, a page of another subdomain, in Chromium', () => {
  let stack: Stack;
  let front: TlsFront;
  let environment: Readonly<Record<string, string>>;
  let context: BrowserContext;
  let service: string;
  let own: Page;
  let listed: Page;
  let unlisted: Page;

  beforeAll(async () => {
    front = await TlsFront.start(`contacts.${domain}`);
    rig.defer(() => front.close());
    const originOf = (name: string) => `https://${name}.${domain}:${front.port}`;
    service = originOf('contacts');
    environment = { BFF_PUBLIC_ORIGIN: service, BFF_ALLOWED_ORIGINS: originOf('app') };
    stack = await startStack(rig, engines[0], environment);
    front.replicas = [stack.bff.port];
    const resolution = `--host-resolver-rules=MAP *.${domain} 127.0.0.1`;
    const browser = await chromium.launch(chromiumOptions(resolution));
    rig.defer(() => browser.close());
    context = await browser.newContext({ ignoreHTTPSErrors: true });
    [own, listed, unlisted] = [await context.newPage(), await context.newPage(), await context.newPage()];
    await own.goto(`${service}/empty-page`);
    await listed.goto(originOf('app'));
    await unlisted.goto(originOf('evil'));
  });
  beforeEach(async () => {
    front.replicas = [stack.bff.port];
    await context.clearCookies();
    await stack.sandbox.reset();
  });

  const signIn = () => fetchFrom(own, `${service}/bff/session`, { method: 'POST', headers: csrf, body: ada });
  const whoAmI = () => fetchFrom(own, `${service}/bff/session`);
  const creations = async () => (await stack.sandbox.creations()).length;
  const create = { method: 'POST', credentials: 'include', headers: csrf, body: contact } as const;

  it('uses the session when it is listed', async () => {
    expect(await signIn()).toMatchObject({ status: 201 });
    expect(await context.cookies(service)).toEqual([
      expect.objectContaining({
        name: '__Host-contacts-session',
        domain: `contacts.${domain}`,
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      }),
    ]);
    expect(await fetchFrom(listed, service + contactsPath, create)).toMatchObject({ status: 201 });
    expect(await creations()).toBe(1);
  });

  it('has its token renewed once for 50 of its calls at the same time, over two replicas', async () => {
    const { bff, sandbox, storage, token } = stack;
    const second = await rig.bff({
      upstream: sandbox.origin,
      token,
      environment: { ...storage.environment, ...environment },
    });
    front.replicas = [bff.port, second.port];
    await signIn();
    await sandbox.reset();
    // Slow enough for all of them to come while it is under way.
    const path = '/api/v1/authenticate';
    await sandbox.plan({ path, fault: { kind: 'delay', ms: 1_500 } });
    await storage.execute(
      `update session set renew_at = '2020-01-01T00:00:00.000Z', token_expires_at = '2020-01-01T00:00:00.000Z'`,
    );
    // The browser's cache would have calls of one address wait for each other.
    const request = { credentials: 'include', cache: 'no-store' } as const;
    const statuses = await listed.evaluate(
      async ([url, options]) => {
        const calls = Array.from({ length: 50 }, () => fetch(url, options));
        return (await Promise.all(calls)).map(({ status }) => status);
      },
      [service + contactsPath, request] as const,
    );
    expect(statuses).toEqual(Array.from({ length: 50 }, () => 200));
    expect(front.mostAtOnce).toBe(50);
    expect((await sandbox.requests()).filter((request) => request.path === path)).toHaveLength(1);
    const renewals = await Promise.all([bff, second].map(renewalsOf));
    expect(renewals.sort()).toEqual([0, 1]);
  });

  it('does nothing with it when it is not, although the browser adds the cookie', async () => {
    await signIn();
    expect(await fetchFrom(unlisted, service + contactsPath, create)).toBe('blocked');
    const request = { ...create, mode: 'no-cors', headers: { 'content-type': 'text/plain' } } as const;
    const send = () => fetchFrom(unlisted, service + contactsPath, request);
    expect(await answerTo(stack.bff, 'POST', send)).toMatchObject({ status: 403, problem: 'csrf' });
    expect(await creations()).toBe(0);
  });

  it('plants no cookie that the service would take for its own', async () => {
    const planted = [
      `__Host-contacts-session=planted; Path=/; Secure; Domain=${domain}`,
      '__Host-contacts-session=planted; Path=/; Secure',
      `contacts-session=planted; Path=/; Domain=${domain}`,
    ];
    const query = planted.map((cookie) => `set-cookie=${encodeURIComponent(cookie)}`).join('&');
    const plant = async () => {
      await unlisted.goto(`${new URL(unlisted.url()).origin}/?${query}`);
      for (const cookie of planted)
        await unlisted.evaluate(`void (document.cookie = ${JSON.stringify(cookie)})`);
    };
    const names = async () => (await context.cookies(service)).map(({ name }) => name).sort();

    await plant();
    // The browser has let the third alone through to the service, under a name that means nothing to it.
    expect(await names()).toEqual(['contacts-session']);
    expect(await whoAmI()).toMatchObject({ status: 401, text: expect.stringContaining('not-authenticated') });
    await signIn();
    await plant();
    expect(await names()).toEqual(['__Host-contacts-session', 'contacts-session']);
    expect(await whoAmI()).toMatchObject({ status: 200, text: expect.stringContaining('"id":"1"') });
  });
});
