import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

describe('calls without a permit', () => {
  let bff: InProcessApp;
  beforeAll(async () => {
    bff = await startApp({
      UPSTREAM_REQUESTS_PER_5_MIN: '5',
      UPSTREAM_LOGINS_PER_5_MIN: '5',
      UPSTREAM_QUOTA_WAIT_MS: '100',
    });
    bff.execute(`update upstream_quota set tokens = 0, refilled_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`);
  });
  afterAll(() => bff.close());

  it.each([
    ['GET', contactsPath, undefined],
    ['GET', `${contactsPath}/4711`, undefined],
    ['PATCH', `${contactsPath}/4711`, { name: 'Ada' }],
    ['DELETE', `${contactsPath}/4711`, undefined],
    ['GET', '/api/v1/organisation/my', undefined],
    ['GET', '/api/v1/country', undefined],
    ['GET', '/bff/organisation/12345/audit-events', undefined],
  ])('%s %s is answered with 429, and nothing is sent', async (method, path, body) => {
    const answer = await bff.call(method, path, body === undefined ? {} : { body });
    expectWholeProblem(answer, 429, {
      slug: 'upstream-quota',
      instance: path,
      detail:
        /limit is (used up for now. Nothing was sent|reached, so it cannot be asked .* Nothing was done)/,
      retry: 'safe',
    });
    expect(bff.vendor.requests).toEqual([]);
  });

  it('answers as without a permit while the database cannot be asked', async () => {
    bff.execute('alter table upstream_quota rename to gone');
    const refused = await bff.call('POST', '/api/v1/authenticate', { bearer: null, body: {} });
    expectWholeProblem(refused, 429, {
      slug: 'upstream-quota',
      instance: '/api/v1/authenticate',
      detail: /used up for now. No credential was sent/,
      retry: 'safe',
    });
    expect(refused.headers['retry-after']).toBe('5');
    expect(bff.vendor.requests).toEqual([]);
    bff.execute('alter table gone rename to upstream_quota');
    bff.execute('update upstream_quota set tokens = 1');
    await sleep(300);
    expect((await bff.call('POST', '/api/v1/authenticate', { bearer: null, body: {} })).status).toBe(401);
  });
});
