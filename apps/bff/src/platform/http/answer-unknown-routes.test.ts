import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

describe('unknown routes', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['PUT', '/api/v1/organisation/12345/contact', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/organisation/x/contact?a=1', 'GET, HEAD, POST'],
    ['GET', '/api/v1/authenticate', 'POST'],
    ['PUT', '/bff/session', 'DELETE, GET, HEAD, POST'],
    ['POST', '/bff/contact-types', 'GET, HEAD'],
    ['PATCH', '/bff/operations/1', 'GET, HEAD'],
    ['OPTIONS', '/health/live', 'GET, HEAD'],
    ['PROPFIND', '/docs', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['PUT', '/console/', 'GET, HEAD'],
    ['DELETE', '/console/contacts/7', 'GET, HEAD'],
  ])('answers %s %s with 405 and Allow: %s', async (method, path, allow) => {
    const answer = await bff.call(method, path);
    expectWholeProblem(answer, 405, {
      slug: 'method-not-allowed',
      instance: path.replace('?a=1', ''),
      detail: new RegExp(`^This address takes ${allow} only\\.$`),
    });
    expect(answer.headers['allow']).toBe(allow);
  });

  it.each([
    ['GET', '/favicon.ico'],
    ['POST', '/bff/contact-types/'],
    ['GET', '/BFF/contact-types'],
    ['GET', '/api/v1//contact'],
    ['GET', '/api/v1/organisation/12345/contact/1/2'],
    ['GET', '/constructor'],
    ['GET', '/x%2fmetrics'],
    ['PUT', '/consoles/7'],
    ['PURGE', '/nothing'],
  ])('answers %s %s with 404, whatever is accepted', async (method, path) => {
    const answer = await bff.call(method, path, { headers: { accept: 'text/html' } });
    expectWholeProblem(answer, 404, {
      slug: 'not-found',
      instance: path,
      detail: /^There is nothing at this address\.$/,
    });
  });

  it('cuts a long path that it repeats', async () => {
    const path = `/${'a'.repeat(5_000)}`;
    const answer = await bff.call('GET', path);
    expectWholeProblem(answer, 404, { slug: 'not-found', instance: path.slice(0, 512), detail: /nothing/ });
  });

  it('asks nobody for a token', async () => {
    expect((await bff.call('GET', '/nothing', { bearer: null })).status).toBe(404);
    expect((await bff.call('PUT', '/bff/operations/1', { bearer: null })).status).toBe(405);
  });
});
