import { describe, expect, it } from '@jest/globals';

import { answering, response, type RawResponder } from './raw-server.fixtures.js';
import {
  contactPath,
  creation,
  impatient,
  sentContact,
  startRig,
  vendorContact,
} from './upstream-rig.fixtures.js';

const { contact_id: _left, ...listed } = vendorContact;
const other = { ...listed, id: 1, name: 'Grace Example' };

/** 201 without identity, then a list. */
const withList =
  (list: unknown, headers: readonly string[] = []): RawResponder =>
  (socket, { requestLine }) =>
    socket.write(
      requestLine.startsWith('POST')
        ? response(201, headers, '{}')
        : response(200, [], typeof list === 'string' ? list : JSON.stringify(list)),
    );

describe('a 201 with neither id nor Location', () => {
  it('is settled by one read of the list', async () => {
    const { server, upstream } = await startRig(withList([other, listed]));
    const result = await upstream.createContact(creation);
    expect(result).toMatchObject({ kind: 'created', status: 201, contactId: '4711', foreignLocation: false });
    expect(result.kind === 'created' && JSON.parse(result.body ?? 'null')).toEqual(vendorContact);
    expect(server.requests.map(({ requestLine }) => requestLine)).toEqual([
      'POST /api/v1/organisation/12345/contact HTTP/1.1',
      'GET /api/v1/organisation/12345/contact HTTP/1.1',
    ]);
    expect(server.requests[1]?.headerLines).toContain('authorization: Bearer header.payload.signature');
    expect(server.requests[1]?.body).toBe('');
  });

  it.each<[string, unknown]>([
    ['unset members as empty strings', { ...listed, title: '', city: '' }],
    ['unset members absent', { id: 4711, ...sentContact }],
    ['ids as strings', { ...listed, id: '4711', type: { id: '6' }, country: { id: '74' } }],
  ])('is settled with %s', async (_case, contact) => {
    const { upstream } = await startRig(withList([contact]));
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created', contactId: '4711' });
  });

  it.each<[string, unknown]>([
    ['an empty list', []],
    ['twins', [listed, { ...listed, id: 4712 }]],
    ['a member that was not sent', [{ ...listed, street: 'Example St 1' }]],
    ['a member that differs', [{ ...listed, name: 'ada example' }]],
    ['a member that was sent and is missing', [{ ...listed, country: null }]],
    ['another type', [{ ...listed, type: { id: 5 } }]],
    ['no usable id', [{ ...listed, id: null }]],
    ['no list', { contacts: [listed] }],
    ['elements that are no objects', [null, 1, 'a', [listed]]],
    ['HTML', '<html></html>'],
    ['a list over the limit', JSON.stringify([listed]).padEnd(300_000)],
  ])('stays in doubt with %s', async (_case, list) => {
    const { server, upstream } = await startRig(withList(list));
    expect(await upstream.createContact(creation)).toEqual({
      kind: 'in_doubt',
      reason: 'no_identity',
      status: 201,
      foreignLocation: false,
    });
    expect([server.count('POST'), server.count('GET')]).toEqual([1, 1]);
  });

  it.each<[string, RawResponder]>([
    ['is refused', (socket) => socket.write(response(403, [], ''))],
    ['breaks', (socket) => socket.resetAndDestroy()],
    ['does not come inside the deadline', () => undefined],
  ])('stays in doubt when the list %s', async (_case, respond) => {
    const rig = await startRig((socket, request) => {
      if (request.requestLine.startsWith('POST')) socket.write(response(201, [], ''));
      else respond(socket, request);
    }, impatient);
    expect(await rig.upstream.createContact(creation)).toEqual({
      kind: 'in_doubt',
      reason: 'no_identity',
      status: 201,
      foreignLocation: false,
    });
    expect([rig.server.count('POST'), rig.server.count('GET')]).toEqual([1, 1]);
  });
});

describe('a Location that is not the address of the contact', () => {
  const hostile = [
    `http://evil.example${contactPath}`,
    `//evil.example${contactPath}`,
    '/api/v1/organisation/67890/contact/4711',
    `${contactPath}%0d%0aSet-Cookie: a=b`,
    `${contactPath}, ${contactPath}`,
    'javascript:alert(1)',
  ];

  it.each(hostile)('%j is not used, and reported beside an id from the body', async (location) => {
    const { upstream } = await startRig(answering(201, [`Location: ${location}`], '{"id":5}'));
    expect(await upstream.createContact(creation)).toMatchObject({
      kind: 'created',
      contactId: '5',
      foreignLocation: true,
    });
  });

  it.each(hostile)('%j alone leads to the list', async (location) => {
    const { server, upstream } = await startRig(withList([listed], [`Location: ${location}`]));
    expect(await upstream.createContact(creation)).toMatchObject({
      kind: 'created',
      contactId: '4711',
      foreignLocation: true,
    });
    expect([server.count('POST'), server.count('GET')]).toEqual([1, 1]);
  });

  it.each(hostile)('%j is reported when the list does not settle it', async (location) => {
    const { upstream } = await startRig(withList([], [`Location: ${location}`]));
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'in_doubt', foreignLocation: true });
  });

  it('another contact than the body names is reported', async () => {
    const { upstream } = await startRig(answering(201, [`Location: ${contactPath}`], '{"id":5}'));
    expect(await upstream.createContact(creation)).toMatchObject({ contactId: '5', foreignLocation: true });
  });

  it('two Location fields fit no pattern', async () => {
    const { upstream } = await startRig(
      answering(201, [`Location: ${contactPath}`, `Location: ${contactPath}`], '{"id":5}'),
    );
    expect(await upstream.createContact(creation)).toMatchObject({ contactId: '5', foreignLocation: true });
  });
});
