import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { nestedMessages, summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
let contact: Record<string, unknown>;
let path: string;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());
beforeEach(async () => {
  const body = { type: { id: 1 }, name: 'Ada', city: 'Berlin', country: { id: 74 } };
  const { contact_id, ...created } = (await sandbox.call('POST', contactsPath, { body })).json<
    Record<string, unknown>
  >();
  contact = created;
  path = `${contactsPath}/${String(contact_id)}`;
});

const update = (body: unknown) => sandbox.call('PATCH', path, { body });
const current = async () => (await sandbox.call('GET', path)).json<Record<string, unknown>>();

it('answers 204 without a body, yet typed as JSON', async () => {
  const answer = await update({ name: 'Grace' });
  expect(answer).toMatchObject({ status: 204, text: '' });
  expect(answer.headers['content-type']).toBe('application/json');
});

it('changes what is given and keeps the rest', async () => {
  await update({ name: 'Grace', email: 'grace@example.com', country: { id: 68 } });
  expect(await current()).toEqual({
    ...contact,
    name: 'Grace',
    email: 'grace@example.com',
    country: { id: 68, name: 'France' },
  });
});

it('clears a member that is null, and changes nothing for an empty object', async () => {
  await update({ city: null, country: null });
  expect(await current()).toEqual({ ...contact, city: null, country: null });
  expect(await update({})).toMatchObject({ status: 204 });
  expect(await current()).toEqual({ ...contact, city: null, country: null });
});

describe('422 InputValidationFailed', () => {
  it.each([
    ['the type', { type: { id: 1 } }, 1406, 'type'],
    ['an id', { id: 1 }, 1406, 'id'],
    ['an organisation_id', { organisation_id: 1 }, 1406, 'organisation_id'],
    ['a text that is a number', { name: 1 }, 1403, 'name'],
    ['a bad address', { email: 'x' }, 1403, 'email'],
    ['an unknown country', { country: { id: 1 } }, 1401, 'Country'],
    [
      'a purchase order number on another type than 6',
      { purchase_order_number: 'PO-1' },
      1406,
      'purchase_order_number',
    ],
  ])('%s', async (_name, body, code, mention) => {
    const answer = await update(body);
    expect(summarise(answer)).toEqual([422, 1400, 'InputValidationFailed', code]);
    expect(nestedMessages(answer)[0]).toContain(mention);
    expect(await current()).toEqual(contact);
  });
});

it('takes a purchase order number for an invoice contact', async () => {
  const invoice = await sandbox.call('POST', contactsPath, { body: { type: { id: 6 } } });
  path = `${contactsPath}/${invoice.json<{ contact_id: string }>().contact_id}`;
  expect(await update({ purchase_order_number: 'PO-2' })).toMatchObject({ status: 204 });
  expect(await current()).toMatchObject({ purchase_order_number: 'PO-2' });
});

it.each([
  ['999999', { name: 'x' }, [404, 1401, 'InvalidReference']],
  ['abc', { name: 'x' }, [400, 1000, 'BadRequest']],
])('refuses contact %s', async (id, body, refusal) => {
  expect(summarise(await sandbox.call('PATCH', `${contactsPath}/${id}`, { body }))).toEqual(refusal);
});

it('refuses a body that is no JSON object', async () => {
  expect(summarise(await update('[]'))).toEqual([400, 1000, 'BadRequest']);
});
