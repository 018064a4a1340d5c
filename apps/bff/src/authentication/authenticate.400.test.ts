import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/api/v1/authenticate';

describe('POST authenticate, 400', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each(['[]', 'null', '"secret"', '1'])('refuses the body %s', async (body) => {
    const answer = await bff.call('POST', instance, { bearer: null, body });
    expectWholeProblem(answer, 400, {
      slug: 'bad-request',
      instance,
      detail: /must be a JSON object with application_token/,
    });
    expect([answer.text.includes('secret'), bff.vendor.requests]).toEqual([false, []]);
  });

  it.each([
    ['no body', undefined],
    ['an empty one', ''],
    ['a broken one', '{"password":"secret"'],
    ['a name twice', '{"password":"secret","password":"secret"}'],
  ])('refuses %s', async (_case, body) => {
    const answer = await bff.call('POST', instance, { bearer: null, body });
    expectWholeProblem(answer, 400, {
      slug: 'malformed-json',
      instance,
      detail: /body|empty|JSON|second time/,
    });
    expect(answer.text).not.toContain('secret');
  });

  it('refuses credentials in the query', async () => {
    const answer = await bff.call('POST', `${instance}?password=secret`, { bearer: null, body: {} });
    expectWholeProblem(answer, 400, {
      slug: 'forbidden-query-parameter',
      instance,
      detail: /credentials go into the body/,
    });
    expect(answer.text + bff.logged.join('')).not.toContain('secret');
  });

  it.each([400, 409, 422])('translates the vendor’s %i without its words', async (status) => {
    bff.vendor.onAuthenticate = answering(status, '{"error_code":1000,"message":"secret is no password"}');
    const answer = await bff.call('POST', instance, { bearer: null, body: { password: 'secret' } });
    expectWholeProblem(answer, 400, {
      slug: 'bad-request',
      instance,
      detail: /vendor does not accept the form of the body/,
      retry: 'never',
    });
    expect(answer.text).not.toContain('secret');
  });
});
