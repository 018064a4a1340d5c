import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';
import type { RawResponder } from '../upstream/raw-server.fixtures.js';

const instance = '/api/v1/authenticate';

describe('POST authenticate, 504', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp({ UPSTREAM_TIMEOUT_MS: '1500' })));
  afterAll(() => bff.close());

  it.each<[string, RawResponder]>([
    ['does not answer in time', () => undefined],
    ['breaks the connection', (socket) => socket.resetAndDestroy()],
    ['answers 500', answering(500, 'secret')],
    ['answers a success without JSON', answering(200, '<html>secret</html>')],
    ['answers a success without an object', answering(200, '["secret"]')],
  ])('says that the answer is lost when the vendor %s', async (_case, onAuthenticate) => {
    bff.vendor.onAuthenticate = onAuthenticate;
    const before = bff.vendor.requests.length;
    const answer = await bff.call('POST', instance, { bearer: null, body: { password: 'secret' } });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance,
      detail: /answer to the sign-in was lost/,
      retry: 'safe',
    });
    expect(answer.text).not.toContain('secret');
    expect(bff.vendor.requests).toHaveLength(before + 1);
  });
});
