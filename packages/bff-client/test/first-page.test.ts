import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromiumOptions, inBrowser } from '@contacts/test-servers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as esbuild from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startService, type Service } from './start-service.js';

const packageDirectory = join(import.meta.dirname, '..');
const ada = { username: 'ada@example.com', password: 'sandbox' };
const grace = { username: 'grace@example.com', password: 'sandbox' };

/** What the page's script exports. */
interface PageScript {
  begin(user: typeof ada, askForCode?: () => Promise<string>): Promise<string>;
  whoIsThere(): Promise<string>;
  end(): Promise<unknown>;
}

inBrowser(describe)('the page in docs/frontends.md, in Chromium', () => {
  let service: Service;
  let pages: Server;
  let browser: Browser;
  let script: string;
  let port: number;

  beforeAll(async () => {
    pages = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Frontend</title>'),
    );
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    port = (pages.address() as AddressInfo).port;
    const listed = `http://127.0.0.1:${String(port)},http://localhost:${String(port)}`;
    service = await startService({ BFF_ALLOWED_ORIGINS: listed });
    script = await bundlePage(service.connection.baseUrl);
    browser = await chromium.launch(chromiumOptions());
  });
  afterAll(async () => {
    await browser.close();
    pages.closeAllConnections();
    await new Promise((resolve) => pages.close(resolve));
    await service.stop();
  });

  const open = async (host: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://${host}:${String(port)}/`);
    await page.addScriptTag({ content: script });
    return page;
  };
  const begin = (page: Page, user: typeof ada, codes: readonly string[] = []) =>
    page.evaluate(
      ([given, answers]) => {
        const waiting = [...answers];
        const { frontend } = globalThis as unknown as { frontend: PageScript };
        return frontend.begin(given, () => Promise.resolve(waiting.shift() ?? ''));
      },
      [user, codes] as const,
    );
  const whoIsThere = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { frontend: PageScript }).frontend.whoIsThere());
  const end = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { frontend: PageScript }).frontend.end());

  it('signs in, says who is there, and signs out', async () => {
    const page = await open('127.0.0.1');
    expect(await begin(page, ada)).toMatch(/^signed in until 20.*Z$/);
    expect(await whoIsThere(page)).toBe('1');
    expect(await end(page)).toMatchObject({ kind: 'done' });
    expect(await whoIsThere(page)).toBe('notAuthenticated');
  });

  it('asks for the code again when it was wrong', async () => {
    const page = await open('127.0.0.1');
    expect(await begin(page, grace, ['654321', '123456'])).toMatch(/^signed in until 20.*Z$/);
    expect(await whoIsThere(page)).toBe('2');
  });

  it('says what is wrong, and when to wait', async () => {
    const page = await open('127.0.0.1');
    const wrong = { username: 'eve@example.com', password: 'wrong' };
    for (let attempt = 1; attempt <= 2; attempt += 1)
      expect(await begin(page, wrong)).toBe('user name or password is wrong');
    expect(await begin(page, wrong)).toMatch(/^too many attempts: wait \d+ s$/);
  });

  it('cannot sign in from localhost, which is another site', async () => {
    expect(await begin(await open('localhost'), ada)).toBe('not possible right now');
  });
});

/** The code as the page shows it, for a BFF at another address. */
async function bundlePage(baseUrl: string): Promise<string> {
  const text = await readFile(join(packageDirectory, '../../docs/frontends.md'), 'utf8');
  const code = /```js\n(import \{ confirmSignIn[^]*?)```/.exec(text)?.[1] ?? '';
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code.replace('http://127.0.0.1:3000', baseUrl), resolveDir: packageDirectory },
    alias: { '@contacts/bff-client': join(packageDirectory, 'dist/index.js') },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'frontend',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]?.text ?? '';
}
