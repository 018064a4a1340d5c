import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';

describe('every answer', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['GET', '/bff/contact-types', 200],
    ['GET', '/bff/openapi.json', 200],
    ['GET', '/docs', 200],
    ['GET', '/docs/assets/swagger-ui-bundle.js', 200],
    ['GET', '/problems', 200],
    ['GET', '/problems/in-doubt', 200],
    ['GET', '/metrics', 200],
    ['GET', '/health/live', 200],
    ['POST', '/api/v1/organisation/12345/contact', 400],
    ['GET', '/nothing', 404],
    ['GET', '/%zz', 400],
    ['GET', '/bff/session', 200],
  ])('to %s %s protects the browser', async (method, path, status) => {
    const { headers, ...answer } = await bff.call(method, path, { headers: { accept: '*/*' } });
    expect([answer.status, headers]).toMatchObject([
      status,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      },
    ]);
    const policy = String(headers['content-security-policy']);
    for (const directive of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(directive);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/);
  });

  it('does so too where there was no request that could be read', async () => {
    expect(await bff.send('GET / HTTP/1.1\r\nBad Header\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [^]*content-security-policy: default-src 'none'; [^]*x-content-type-options: nosniff\r\n/,
    );
  });
});
