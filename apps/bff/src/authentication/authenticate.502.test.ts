import { describe, expect, it } from '@jest/globals';
import { startApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';
import { RawServer } from '../upstream/raw-server.fixtures.js';
import { makeCertificate } from '../upstream/test-certificate.fixtures.js';

const instance = '/api/v1/authenticate';
const call = { bearer: null, body: { application_token: 'secret' } };

describe('POST authenticate, 502', () => {
  it('does not follow a redirect with credentials', async () => {
    const bff = await startApp();
    bff.vendor.onAuthenticate = answering(307, '', [`Location: ${bff.vendor.origin}/elsewhere`]);
    const answer = await bff.call('POST', instance, call);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /redirect, which is never followed/,
      retry: 'never',
    });
    expect(bff.vendor.requests).toHaveLength(1);
    await bff.close();
  });

  it('sends nothing to a vendor that cannot prove its identity', async () => {
    const { key, cert } = makeCertificate({ name: 'vendor.example', address: '127.0.0.1' });
    const server = await RawServer.start(answering(200, '{}'), { key, cert });
    const bff = await startApp({ UPSTREAM_BASE_URL: server.origin });
    const answer = await bff.call('POST', instance, call);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /did not prove its identity, so nothing was sent/,
      retry: 'never',
    });
    expect(server.requests).toEqual([]);
    await bff.close();
    await server.close();
  });
});
