import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import { protectiveHeaders } from '../../platform/http/protect-answers.js';

const contact = { purchase_order_number: 'PO-1', name: 'Ada Example', type: { id: 6 } };
/** What goes to the vendor: the fields in wire order. */
const sent = { type: { id: 6 }, name: 'Ada Example', purchase_order_number: 'PO-1' };
/** What the caller gets when the vendor does not show the contact. */
const ownAccount = { id: 4711, organisation: { id: 12345 }, ...sent, contact_id: '4711' };
const whole = JSON.stringify(vendorContact);
const { contact_id: _, ...withoutContactId } = vendorContact;

describe('POST contact, 201', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('relays the vendor body with location, operation and request id', async () => {
    bff.vendor.onCreate = answering(201, whole, [bff.vendor.location]);
    const headers = { 'x-request-id': 'request-201', 'idempotency-key': 'key-201' };
    const answer = await bff.call('POST', contactsPath, { body: contact, headers });
    expect([answer.status, answer.text]).toEqual([201, whole]);
    expect(answer.headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(whole.length),
      location: '/api/v1/organisation/12345/contact/4711',
      'operation-id': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      'x-request-id': 'request-201',
      ...protectiveHeaders,
      date: expect.any(String),
      connection: 'keep-alive',
      'keep-alive': expect.any(String),
    });
  });

  it('sends the accepted fields once, with the caller’s token', async () => {
    const before = bff.vendor.requests.length;
    await bff.call('POST', contactsPath, { body: contact });
    const requests = bff.vendor.requests.slice(before);
    expect(requests.map(({ requestLine, body }) => [requestLine, body])).toEqual([
      ['POST /api/v1/organisation/12345/contact HTTP/1.1', JSON.stringify(sent)],
    ]);
    expect(requests[0]?.headerLines).toContain(`authorization: Bearer ${bff.token}`);
  });

  it('records the intent and the outcome under the operation that it names, without a value', async () => {
    const answer = await bff.call('POST', contactsPath, { body: contact });
    const id = String(answer.headers['operation-id']);
    expect(bff.query(`select state, contact_id from operation where operation_id = '${id}'`)).toEqual([
      { state: 'created', contact_id: '4711' },
    ]);
    const events = bff.query(`select * from audit_event where operation_id = '${id}' order by position`);
    expect(events.map(({ outcome, fields }) => [outcome, fields])).toEqual([
      ['attempted', '["type","name","purchase_order_number"]'],
      ['created', '["type","name","purchase_order_number"]'],
    ]);
    expect(JSON.stringify([events, bff.logged])).not.toMatch(/Ada|PO-1/);
  });

  it.each<[string, string, string?]>([
    ['nothing', ''],
    ['nothing as HTML', '', 'text/html; charset=UTF-8'],
    ['{}', '{}'],
    ['a page of HTML', '<html>Ada Example</html>', 'text/html'],
    ['a contact without an id', '{"type":{"id":6},"name":"Other"}'],
    ['an id alone', '{"id":4711}'],
    ['half a contact', whole.slice(0, 40)],
  ])('gives its own account when the vendor body is %s', async (_case, body, type = 'application/json') => {
    bff.vendor.onCreate = answering(201, body, [`Content-Type: ${type}`, bff.vendor.location]);
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toEqual(ownAccount);
    expect(answer.headers['location']).toBe('/api/v1/organisation/12345/contact/4711');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each<[string, object]>([
    ['lacks', withoutContactId],
    ['has as a number', { ...withoutContactId, contact_id: 4711 }],
    ['has as null', { ...withoutContactId, contact_id: null }],
  ])('gives the contact_id as a string that the vendor body %s', async (_case, body) => {
    bff.vendor.onCreate = answering(201, JSON.stringify(body));
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, vendorContact]);
  });

  it('takes the id from contact_id when the vendor body has no id', async () => {
    const { id: _id, ...withoutId } = vendorContact;
    bff.vendor.onCreate = answering(201, JSON.stringify(withoutId));
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, vendorContact]);
  });

  it('finds a contact in the list that the vendor created without saying which', async () => {
    bff.vendor.onCreate = answering(201, '{}');
    bff.vendor.onRead = answering(200, JSON.stringify([{ id: 4712, ...sent }]));
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([201, { id: 4712, contact_id: '4712' }]);
    expect(answer.headers['location']).toBe('/api/v1/organisation/12345/contact/4712');
  });

  it('reports a Location that points elsewhere, and does not follow it', async () => {
    bff.vendor.onCreate = answering(201, whole, ['Location: https://evil.example/contact/1']);
    const before = bff.vendor.requests.length;
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect(answer.headers['location']).toBe('/api/v1/organisation/12345/contact/4711');
    expect(bff.vendor.requests).toHaveLength(before + 1);
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain('contacts_security_events_total{kind="foreign_location"} 1');
    expect(bff.logged.join('')).not.toContain('evil');
  });

  it.each([200, 202])('answers 201 to a vendor’s %i', async (status) => {
    bff.vendor.onCreate = answering(status, whole);
    const answer = await bff.call('POST', contactsPath, { body: contact });
    expect([answer.status, answer.text]).toEqual([201, whole]);
  });

  it('takes characters beyond ASCII through unchanged, both ways', async () => {
    const name = 'Zoë 🎈 مرحبا \u200b';
    const body = JSON.stringify({ ...vendorContact, name });
    bff.vendor.onCreate = answering(201, body);
    const answer = await bff.call('POST', contactsPath, { body: { type: { id: 1 }, name } });
    expect(answer.text).toBe(body);
    expect(bff.vendor.created.at(-1)).toBe(JSON.stringify({ type: { id: 1 }, name }));
  });

  it.each(['6.0', '6e0', '0.6E+1'])('takes %s for the integer 6', async (number) => {
    bff.vendor.onCreate = answering(201, whole);
    const answer = await bff.call('POST', contactsPath, { body: `{"type":{"id":${number}}}` });
    expect(answer.status).toBe(201);
    expect(bff.vendor.created.at(-1)).toBe('{"type":{"id":6}}');
  });
});
