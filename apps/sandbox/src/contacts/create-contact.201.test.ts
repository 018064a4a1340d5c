import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

const create = (body: unknown) => sandbox.call('POST', contactsPath, { body });

const complete = {
  type: { id: 6 },
  name: 'Ada Example',
  title: 'Dr',
  department: 'Accounts',
  street: 'Example St 1',
  zipcode: '01067',
  city: 'Berlin',
  country: { id: 74 },
  email: 'ada@example.com',
  phone: '+49 30 1234',
  mobile: '+49 170 1234',
  state: 'Berlin',
  secondary_address: 'c/o Grace',
  purchase_order_number: 'PO-1',
};

it('creates a contact from its type alone and shows what is unset as null', async () => {
  const answer = await create({ type: { id: 1 } });
  expect(answer.status).toBe(201);
  const { id, contact_id, organisation, type, ...unset } = answer.json<Record<string, unknown>>();
  expect(organisation).toEqual({ id: 12345, name: 'Example Org' });
  expect(type).toEqual({ id: 1, description: 'Commercial' });
  expect(contact_id).toBe(String(id));
  expect(Object.keys(unset).sort()).toEqual(
    Object.keys(complete)
      .filter((name) => name !== 'type')
      .sort(),
  );
  expect(new Set(Object.values(unset))).toEqual(new Set([null]));
});

it('answers with the whole contact: id a number, contact_id the same as a string, references resolved', async () => {
  const answer = await create(complete);
  const contact = answer.json<Record<string, unknown>>();
  expect(contact).toEqual({
    ...complete,
    id: Number(contact['contact_id']),
    contact_id: String(contact['id']),
    organisation: { id: 12345, name: 'Example Org' },
    type: { id: 6, description: 'Invoice address' },
    country: { id: 74, name: 'Germany' },
  });
  expect(answer.headers['content-type']).toBe('application/json');
});

it('points to the new contact with an absolute Location on the origin that was asked', async () => {
  const answer = await create({ type: { id: 2 } });
  const { contact_id } = answer.json<{ contact_id: string }>();
  expect(answer.headers['location']).toBe(`${sandbox.origin}${contactsPath}/${contact_id}`);
  const elsewhere = await sandbox.call('POST', contactsPath, {
    body: { type: { id: 2 } },
    headers: { host: 'vendor.example:8080' },
  });
  expect(elsewhere.headers['location']).toMatch(
    /^http:\/\/vendor\.example:8080\/api\/v1\/organisation\/12345\/contact\/\d+$/,
  );
});

it('stores what it answers with', async () => {
  const { contact_id, ...contact } = (await create(complete)).json<Record<string, unknown>>();
  const details = await sandbox.call('GET', `${contactsPath}/${String(contact_id)}`);
  expect(details.json()).toEqual(contact);
});

it.each([1, 2, 3, 4, 5, 6])('knows contact type %i', async (id) => {
  const answer = await create({ type: { id } });
  expect(answer.status).toBe(201);
  expect(answer.json<{ type: { description: string } }>().type.description).toMatch(/^[A-Z][a-z ]+$/);
});

it('makes a second contact of a repeated request', async () => {
  const [first, second] = [await create(complete), await create(complete)];
  expect(first.json<{ id: number }>().id).toBeLessThan(second.json<{ id: number }>().id);
});

describe('accepts', () => {
  it.each([
    ['the empty string as a text', { name: '' }],
    ['50 characters of purchase order number', { type: { id: 6 }, purchase_order_number: 'x'.repeat(50) }],
    ['50 code points outside the BMP', { type: { id: 6 }, purchase_order_number: '😀'.repeat(50) }],
    ['a phone number in any form', { phone: '(030) 12 34 / ext. 5' }],
    ['unknown members', { nickname: 'Ada', constructor: 1 }],
    ['further members of a reference', { country: { id: 74, name: 'Deutschland' } }],
    ['a type id written 6.0', '{"type":{"id":6.0}}'],
    ['a long name', { name: 'n'.repeat(10_000) }],
  ])('%s', async (_name, body) => {
    const answer = await create(typeof body === 'string' ? body : { type: { id: 1 }, ...body });
    expect(answer.status).toBe(201);
    expect(answer.json()).not.toHaveProperty('nickname');
  });
});

it('keeps text byte for byte', async () => {
  const name = '  Zoë 😀 \u202Ereversed  ';
  const { contact_id } = (await create({ type: { id: 1 }, name })).json<{ contact_id: string }>();
  const details = await sandbox.call('GET', `${contactsPath}/${contact_id}`);
  expect(details.json<{ name: string }>().name).toBe(name);
});
