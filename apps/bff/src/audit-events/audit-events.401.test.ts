import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/bff/organisation/12345/audit-events';
const slug = 'not-authenticated';

describe('GET audit events, 401', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('asks for a token', async () => {
    const answer = await bff.call('GET', instance, { bearer: null });
    expectWholeProblem(answer, 401, { slug, instance, detail: /no Authorization header/ });
  });

  it('shows nothing to a token that the vendor does not accept', async () => {
    bff.vendor.onRead = answering(401, '');
    const answer = await bff.call('GET', instance);
    expectWholeProblem(answer, 401, { slug, instance, detail: /does not accept the auth token/ });
  });
});
