import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/api/v1/authenticate';

describe('POST authenticate within a share of the vendor’s limit', () => {
  let bff: InProcessApp;
  beforeAll(async () => {
    bff = await startApp({ UPSTREAM_LOGINS_PER_5_MIN: '5', UPSTREAM_QUOTA_WAIT_MS: '100' });
  });
  afterAll(() => bff.close());

  const signIn = () => bff.call('POST', instance, { bearer: null, body: { application_token: 'secret' } });

  it('answers 429 when it is used up, and sends no credential', async () => {
    expect([(await signIn()).status, (await signIn()).status]).toEqual([401, 401]);
    const refused = await signIn();
    expectWholeProblem(refused, 429, {
      slug: 'upstream-quota',
      instance,
      detail: /limit of sign-ins is used up for now. No credential was sent/,
      retry: 'safe',
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(100);
    expect(bff.vendor.requests).toHaveLength(2);
  });

  it('leaves other requests alone', async () => {
    expect((await bff.call('GET', '/api/v1/organisation/my')).status).toBe(200);
  });
});
