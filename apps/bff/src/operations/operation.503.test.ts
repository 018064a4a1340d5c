import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

describe('GET operation, 503', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['its own organisation', '/api/v1/organisation/12345/contact', claimedToken({ other: 1 })],
    ['another organisation', '/api/v1/organisation/67890/contact', claimedToken({ 'esc.org': undefined })],
  ])(
    'does not call an operation in %s unknown while the vendor cannot confirm the token',
    async (_case, path, bearer) => {
      bff.vendor.onCreate = answering(201, JSON.stringify({ ...vendorContact, organisation: undefined }));
      const created = await bff.call('POST', path, { bearer, body: { type: { id: 6 } } });
      bff.vendor.onRead = answering(500, '');
      const instance = `/bff/operations/${String(created.headers['operation-id'])}`;
      const again = claimedToken({ 'esc.org': path.includes('12345') ? 12345 : undefined, again: 1 });
      const answer = await bff.call('GET', instance, { bearer: again });
      expectWholeProblem(answer, 503, {
        slug: 'not-sent',
        instance,
        detail: /cannot be asked/,
        retry: 'safe',
      });
    },
  );

  it('says that the storage is not there', async () => {
    await bff.storage.close();
    bff.vendor.onRead = answering(200, '{"id":12345}');
    const instance = '/bff/operations/01890000-0000-7000-8000-000000000000';
    const answer = await bff.call('GET', instance);
    expectWholeProblem(answer, 503, {
      slug: 'storage-unavailable',
      instance,
      detail: /cannot be written or read/,
      retry: 'safe',
    });
  });
});
