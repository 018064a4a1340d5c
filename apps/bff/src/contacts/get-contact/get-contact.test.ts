import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const contact = '{"id":4711,"type":{"id":6},"name":"Ada"}';
const path = `${contactsPath}/4711`;

describe('GET contact', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('200: relays the contact and records that it was read', async () => {
    bff.vendor.onRead = answering(200, contact);
    const answer = await bff.call('GET', path);
    expect([answer.status, answer.text]).toEqual([200, contact]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(bff.vendor.requests.at(-1)?.requestLine).toBe(`GET ${path} HTTP/1.1`);
    expect(bff.query('select action, outcome, chain, contact_id from audit_event')).toEqual([
      { action: 'contact.read', outcome: 'succeeded', chain: 12345, contact_id: '4711' },
    ]);
  });

  it.each(['0', '-1', '1e3', '0x1', 'my', '9007199254740992', '%34711', '٣'])(
    '400: %s is no contact id, and nobody is asked',
    async (id) => {
      const before = bff.vendor.requests.length;
      const answer = await bff.call('GET', `${contactsPath}/${encodeURI(id)}`);
      expect(answer.text).toContain('"type":"/problems/invalid-path-parameter"');
      expect(bff.vendor.requests).toHaveLength(before);
    },
  );

  it('404: passed on', async () => {
    bff.vendor.onRead = answering(404, '{"error_code":1401,"error_token":"InvalidReference"}');
    const answer = await bff.call('GET', path);
    expectWholeProblem(answer, 404, {
      slug: 'not-found',
      instance: path,
      detail: /does not know/,
      retry: 'never',
    });
  });

  it('502: a list is no contact', async () => {
    bff.vendor.onRead = answering(200, '[]');
    const answer = await bff.call('GET', path);
    expect(answer.status).toBe(502);
  });
});
