import { freePort } from '@contacts/test-servers';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

describe('POST authenticate, 503', () => {
  let bff: InProcessApp;
  beforeAll(async () => {
    bff = await startApp({ UPSTREAM_BASE_URL: `http://127.0.0.1:${await freePort()}` });
  });
  afterAll(() => bff.close());

  it('says that no credential was sent', async () => {
    const instance = '/api/v1/authenticate';
    const answer = await bff.call('POST', instance, { bearer: null, body: { application_token: 'secret' } });
    expectWholeProblem(answer, 503, {
      slug: 'not-sent',
      instance,
      detail: /cannot be reached. No credential was sent/,
      retry: 'safe',
    });
  });
});
