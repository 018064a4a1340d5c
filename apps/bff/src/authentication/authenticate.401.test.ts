import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/api/v1/authenticate';

describe('POST authenticate, 401', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  let users = 0;
  /** Of another user each time, since the service stops repeated failures. */
  const wrong = () => ({ username: `secret${users++}@example.com`, password: 'secret' });

  it.each([
    [401, ''],
    [401, '{"message":"secret"}'],
    [403, '{"error_code":1104,"error_token":"Forbidden","message":"secret"}'],
    [404, ''],
  ])('says that the credentials are wrong on the vendor’s %i %s', async (status, said) => {
    bff.vendor.onAuthenticate = answering(status, said);
    const answer = await bff.call('POST', instance, { bearer: null, body: wrong() });
    expectWholeProblem(answer, 401, {
      slug: 'not-authenticated',
      instance,
      detail: /does not accept these credentials/,
      retry: 'never',
      vendor: [1101, 'InvalidCredentials'],
    });
    expect(answer.text).not.toContain('secret');
  });

  it('tells a lockout apart', async () => {
    bff.vendor.onAuthenticate = answering(401, '{"error_code":1105,"error_token":"TooManyRequests"}');
    const answer = await bff.call('POST', instance, { bearer: null, body: wrong() });
    expectWholeProblem(answer, 401, {
      slug: 'not-authenticated',
      instance,
      detail: /locked this user for some minutes/,
      retry: 'never',
      vendor: [1105, 'TooManyRequests'],
    });
  });

  it('asks once, and records the attempt without a credential', () => {
    expect(bff.vendor.requests).toHaveLength(5);
    const events = bff.query('select * from audit_event left join audit_personal using (personal_id)');
    expect(events.map(({ action, outcome, chain }) => [action, outcome, chain])).toEqual(
      Array(5).fill(['request.refuse', 'refused', null]),
    );
    expect(JSON.stringify([events, bff.logged])).not.toContain('secret');
  });
});
