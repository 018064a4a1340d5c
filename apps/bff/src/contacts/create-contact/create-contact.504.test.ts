import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';
import type { RawResponder } from '../../upstream/raw-server.fixtures.js';

const body = { type: { id: 6 }, name: 'Ada Example' };
const created = answering(201, JSON.stringify(vendorContact));

describe('POST contact, 504', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp({ UPSTREAM_TIMEOUT_MS: '1500' })));
  afterAll(() => bff.close());

  it.each<[string, RawResponder, RegExp]>([
    ['does not answer in time', () => undefined, /did not answer in time/],
    ['breaks the connection', (socket) => socket.resetAndDestroy(), /connection to the vendor broke/],
    ['closes the connection', (socket) => socket.end(), /connection to the vendor broke/],
    ['answers nonsense', (socket) => socket.end('nonsense\r\n\r\n'), /was not understood/],
    ['answers 500', answering(500, '{"message":"Ada Example"}'), /reported an error of its own/],
    ['answers 503', answering(503, '<html>Ada Example</html>'), /reported an error of its own/],
    ['answers 418', answering(418, 'Ada Example'), /was not understood/],
    ['creates a contact without saying which', answering(201, '{}'), /without saying which contact/],
    [
      'creates a contact and breaks off',
      (socket) => socket.end('HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"id":47'),
      /connection to the vendor broke/,
    ],
  ])('is in doubt when the vendor %s', async (_case, onCreate, detail) => {
    bff.vendor.onCreate = onCreate;
    for (const [headers, retry] of [
      [{}, 'never'],
      [{ 'idempotency-key': _case.replaceAll(' ', '-') }, 'same_key'],
    ] as const) {
      const before = bff.vendor.created.length;
      const answer = await bff.call('POST', contactsPath, { body, headers });
      const problem = expectWholeProblem(answer, 504, {
        slug: 'in-doubt',
        instance: contactsPath,
        detail,
        retry,
        operation: true,
      });
      const { operation_id: id } = problem;
      expect(
        bff.query(`select state, contact_id from operation where operation_id = '${String(id)}'`),
      ).toEqual([{ state: 'in_doubt', contact_id: null }]);
      expect(bff.vendor.created).toHaveLength(before + 1);
      expect(answer.text).not.toContain('Ada');
    }
  });

  it('does not take the contact of another creation for its own', async () => {
    bff.vendor.onCreate = created;
    expect((await bff.call('POST', contactsPath, { body })).status).toBe(201);
    bff.vendor.onCreate = answering(201, '');
    bff.vendor.onRead = answering(200, JSON.stringify([vendorContact]));
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /without saying which contact/,
      retry: 'never',
      operation: true,
    });
  });

  it('does not take the contact of an equal creation in doubt for its own', async () => {
    const contact = { type: { id: 6 }, name: 'Grace Example' };
    bff.vendor.onRead = answering(200, '[]');
    bff.vendor.onCreate = (socket) => socket.resetAndDestroy();
    expect((await bff.call('POST', contactsPath, { body: contact })).status).toBe(504);
    // The list shows what became of the first one; the second one's contact is not in it yet.
    bff.vendor.onCreate = answering(201, '{}');
    bff.vendor.onRead = answering(200, JSON.stringify([{ id: 4712, ...contact }]));
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /without saying which contact/,
      retry: 'never',
      operation: true,
    });
  });

  it('says no more than the trail knows when the outcome cannot be stored', async () => {
    bff.vendor.onCreate = (socket, request) => {
      void bff.storage.close().then(() => created(socket, request));
    };
    const answer = await bff.call('POST', contactsPath, { body, headers: { 'idempotency-key': 'lost' } });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /has answered, but the outcome could not be recorded/,
      retry: 'same_key',
      operation: true,
    });
  });
});
