import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/bff/organisation/12345/audit-events';

describe('GET audit events, 503', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('shows nothing while the vendor cannot confirm the token', async () => {
    bff.vendor.onRead = answering(500, '');
    const answer = await bff.call('GET', instance);
    expectWholeProblem(answer, 503, { slug: 'not-sent', instance, detail: /cannot be asked/, retry: 'safe' });
  });

  it('says that the trail cannot be read', async () => {
    bff.vendor.onRead = answering(200, '{"id":12345}');
    await bff.storage.close();
    const answer = await bff.call('GET', instance);
    expectWholeProblem(answer, 503, {
      slug: 'storage-unavailable',
      instance,
      detail: /cannot be written or read/,
      retry: 'safe',
    });
  });
});
