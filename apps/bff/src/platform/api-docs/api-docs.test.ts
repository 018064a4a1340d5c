import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

describe('GET docs', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('200: the page loads nothing from elsewhere and may not either', async () => {
    const answer = await bff.call('GET', '/docs', { bearer: null, headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).not.toMatch(/https?:|src="\/\/|href="\/\//);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(answer.headers['content-security-policy']).not.toMatch(/https?:|\*|'unsafe-eval'/);
  });

  it('200: everything that the page names is there', async () => {
    const page = await bff.call('GET', '/docs', { bearer: null });
    const named = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => String(path));
    expect(named).toEqual([
      '/docs/assets/swagger-ui.css',
      '/docs/assets/swagger-ui-bundle.js',
      '/docs/assets/show-documentation.js',
    ]);
    for (const path of named) {
      const asset = await bff.call('GET', path, { bearer: null, headers: { accept: 'text/css' } });
      expect([path, asset.status, asset.headers['x-content-type-options']]).toEqual([path, 200, 'nosniff']);
      expect(asset.headers['content-type']).toBe(
        path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      );
      expect(asset.text.length).toBeGreaterThan(50);
    }
  });

  it('200: the page shows the document of this service', async () => {
    const script = await bff.call('GET', '/docs/assets/show-documentation.js', { bearer: null });
    expect(script.text).toContain("url: '/bff/openapi.json'");
    const document = await bff.call('GET', '/bff/openapi.json', { bearer: null });
    expect([document.status, document.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
  });

  it.each(['package.json', 'index.html', '..%2fpackage.json', 'constructor', '%00'])(
    '404: %s is none of its files',
    async (file) => {
      const instance = `/docs/assets/${file}`;
      const answer = await bff.call('GET', instance);
      expectWholeProblem(answer, 404, { slug: 'not-found', instance, detail: /no such file/ });
    },
  );
});
