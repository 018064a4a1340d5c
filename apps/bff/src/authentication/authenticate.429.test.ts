import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/api/v1/authenticate';

describe('POST authenticate, 429', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['Retry-After: 60', '60'],
    ['X-Nothing: 1', '10'],
  ])('passes the vendor’s limit on, %s as %s', async (header, seconds) => {
    bff.vendor.onAuthenticate = answering(429, '{"message":"secret"}', [header]);
    const answer = await bff.call('POST', instance, { bearer: null, body: { password: 'secret' } });
    expectWholeProblem(answer, 429, {
      slug: 'upstream-quota',
      instance,
      detail: /limit of sign-ins is reached/,
      retry: 'safe',
    });
    expect(answer.headers['retry-after']).toBe(seconds);
    expect(answer.text).not.toContain('secret');
  });

  it('stops before the vendor would lock a user, and asks it nothing', async () => {
    bff.vendor.onAuthenticate = answering(401, '');
    const body = { username: 'secret@example.com', password: 'secret' };
    const signIn = () => bff.call('POST', instance, { bearer: null, body });
    expect([(await signIn()).status, (await signIn()).status]).toEqual([401, 401]);
    const asked = bff.vendor.requests.length;
    const answer = await signIn();
    expectWholeProblem(answer, 429, {
      slug: 'too-many-requests',
      instance,
      detail: /^Signing in as this user has failed too often/,
      retry: 'safe',
    });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290);
    expect(bff.vendor.requests).toHaveLength(asked);
    const stored = bff.query('select * from audit_event left join audit_personal using (personal_id)');
    expect(JSON.stringify([stored, bff.logged])).not.toContain('secret');
  });
});
