import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';
import { RawServer } from '../../upstream/raw-server.fixtures.js';
import { makeCertificate } from '../../upstream/test-certificate.fixtures.js';

const body = { type: { id: 6 }, name: 'Ada Example' };

describe('POST contact, 502', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    [307, {}, 'never'],
    [308, { 'idempotency-key': 'redirected' }, 'same_key'],
    [301, {}, 'never'],
    [304, {}, 'never'],
  ] as const)('does not follow a %i, and leaves the contact in doubt', async (status, headers, retry) => {
    bff.vendor.onCreate = answering(status, '', [`Location: ${bff.vendor.origin}/elsewhere`]);
    const before = bff.vendor.created.length;
    const answer = await bff.call('POST', contactsPath, { body, headers });
    const problem = expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance: contactsPath,
      detail: /redirect, which is never followed/,
      retry,
      operation: true,
    });
    const { operation_id: id } = problem;
    expect(bff.query(`select state from operation where operation_id = '${String(id)}'`)).toEqual([
      { state: 'in_doubt' },
    ]);
    expect(bff.vendor.created).toHaveLength(before + 1);
    expect(bff.vendor.requests.map(({ requestLine }) => requestLine).join('\n')).not.toContain('elsewhere');
  });

  describe('from a vendor that cannot prove its identity', () => {
    let server: RawServer;
    let distrustful: InProcessApp;
    beforeAll(async () => {
      const { key, cert } = makeCertificate({ name: 'vendor.example', address: '127.0.0.1' });
      server = await RawServer.start(answering(201, ''), { key, cert });
      distrustful = await startApp({ UPSTREAM_BASE_URL: server.origin });
    });
    afterEach(() => expect(server.requests).toEqual([]));
    afterAll(async () => {
      await distrustful.close();
      await server.close();
    });

    it('sends nothing, and reports a security event', async () => {
      const answer = await distrustful.call('POST', contactsPath, { body });
      expectWholeProblem(answer, 502, {
        slug: 'upstream-protocol',
        instance: contactsPath,
        detail: /did not prove its identity.*nothing was sent/,
        retry: 'never',
        operation: true,
      });
      expect(distrustful.query('select state from operation')).toEqual([{ state: 'not_sent' }]);
      const { text } = await distrustful.call('GET', '/metrics');
      expect(text).toContain('contacts_security_events_total{kind="tls_identity"} 1');
      expect(distrustful.logged.join('')).toContain('"security_event":"tls_identity"');
    });
  });
});
