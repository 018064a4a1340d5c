import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectRefusal } from '../../test/rig/problem.js';

const files = {
  'index.html': '<!doctype html>page',
  'index.html.br': 'page in br',
  'index.html.gz': 'page in gzip',
  'favicon.svg': '<svg/>',
  'assets/app-1a2b3c4d.js': 'script',
  'assets/app-1a2b3c4d.js.gz': 'script in gzip',
  'assets/font-5e6f7a8b.woff2': 'font',
};

describe('the console', () => {
  let bff: InProcessApp;
  let parent: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'contacts-console-'));
    const folder = join(parent, 'console');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(parent, 'secret.txt'), 'secret');
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
    const environment = { BFF_REQUESTS_PER_MINUTE: '1', BFF_ALLOWED_ORIGINS: 'http://127.0.0.1:5173' };
    bff = await startApp(environment, folder);
  });
  afterAll(async () => {
    await bff.close();
    await rm(parent, { recursive: true });
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    bff.call(method, path, { bearer: null, headers: { accept: 'text/html', ...headers } });

  it.each([
    ['/console/', 'no-cache', 'text/html; charset=utf-8', files['index.html']],
    ['/console/index.html', 'no-cache', 'text/html; charset=utf-8', files['index.html']],
    ['/console/contacts/7?tab=trail', 'no-cache', 'text/html; charset=utf-8', files['index.html']],
    ['/console/%E2%82%AC', 'no-cache', 'text/html; charset=utf-8', files['index.html']],
    ['/console/favicon.svg', 'no-cache', 'image/svg+xml', files['favicon.svg']],
    [
      '/console/assets/app-1a2b3c4d.js',
      'public, max-age=31536000, immutable',
      'text/javascript; charset=utf-8',
      files['assets/app-1a2b3c4d.js'],
    ],
    [
      '/console/assets/font-5e6f7a8b.woff2',
      'public, max-age=31536000, immutable',
      'font/woff2',
      files['assets/font-5e6f7a8b.woff2'],
    ],
  ])('is at %s', async (path, caching, mediaType, text) => {
    const answer = await get(path);
    expect([answer.status, answer.text]).toEqual([200, text]);
    expect(answer.headers).toMatchObject({
      'cache-control': caching,
      'content-type': mediaType,
      'content-length': String(text.length),
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'Origin, Accept-Encoding',
      'x-request-id': expect.any(String),
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.text, head.headers['content-length'], head.headers['etag']]).toEqual([
      200,
      '',
      String(text.length),
      answer.headers['etag'],
    ]);
  });

  it.each([
    ['br, gzip', '/console/', 'br', 'page in br'],
    ['gzip', '/console/deep/link', 'gzip', 'page in gzip'],
    ['br, gzip', '/console/assets/app-1a2b3c4d.js', 'gzip', 'script in gzip'],
    ['br', '/console/assets/app-1a2b3c4d.js', undefined, 'script'],
    ['br, gzip', '/console/favicon.svg', undefined, '<svg/>'],
  ])('comes to who accepts %s at %s in %s', async (accept, path, encoding, text) => {
    const answer = await get(path, { 'accept-encoding': accept });
    expect([answer.status, answer.headers['content-encoding'], answer.text]).toEqual([200, encoding, text]);
  });

  it('comes once to a browser that keeps it', async () => {
    const gzip = { 'accept-encoding': 'gzip' };
    const tagOf = async (headers = {}) => String((await get('/console/', headers)).headers['etag']);
    const [plain, compressed] = [await tagOf(), await tagOf(gzip)];
    expect(plain).not.toBe(compressed);
    for (const known of [plain, `W/${plain}`, `"other", ${plain}`, '*']) {
      const answer = await get('/console/contacts', { 'if-none-match': known });
      expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', plain]);
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
    for (const known of ['"other"', compressed, plain.replaceAll('"', '')])
      expect((await get('/console/contacts', { 'if-none-match': known })).status).toBe(200);
    expect((await get('/console/', { ...gzip, 'if-none-match': compressed })).status).toBe(304);
  });

  it.each([
    ['/', 302],
    ['/console', 308],
    ['/console?a=//evil.example', 308],
  ])('is where %s leads to', async (path, status) => {
    const answer = await get(path);
    expect([answer.status, answer.headers['location']]).toEqual([status, '/console/']);
  });

  it.each([
    '/console/assets/app-00000000.js',
    '/console/assets/',
    '/console/assets/app-1a2b3c4d.js/',
    '/console/assets/..%2findex.html',
    '/console/assets/..%2f..%2fsecret.txt',
    '/console/assets/..%5c..%5csecret.txt',
    '/console/assets/constructor',
  ])('has no file at %s', async (path) => {
    expectRefusal(await get(path), 404, 'not-found');
  });

  it.each([
    ['/console/../secret.txt', 200],
    ['/console/%2e%2e/secret.txt', 200],
    ['/console/..%2fsecret.txt', 200],
    ['/console//secret.txt', 200],
    ['/console/%00', 200],
    ['/console/assets/../../secret.txt', 404],
    ['/console/assets/%2e%2e/%2e%2e/secret.txt', 404],
  ])('gives no file beside it to %s', async (path, status) => {
    // As it stands here: a client would clear the dots away.
    const bytes = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`;
    const answer = await bff.send(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(status === 200 ? files['index.html'] : '/problems/not-found');
  });

  it('answers what is no address as everywhere', async () => {
    expectRefusal(await get('/console/%zz'), 400, 'invalid-path-parameter');
    expectRefusal(await get('/console/', { host: 'evil.example' }), 403, 'host-not-allowed');
  });

  it('is not there in a build without it', async () => {
    const other = await startApp();
    try {
      const answer = await other.call('GET', '/console/', { bearer: null });
      expect(expectRefusal(answer, 404, 'not-found').detail).toBe(
        'This service was built without the console.',
      );
    } finally {
      await other.close();
    }
  });
});
