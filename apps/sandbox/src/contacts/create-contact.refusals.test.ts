import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { nestedMessages, summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
beforeEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(() => sandbox.stop());

const create = (body: unknown, query = '') => sandbox.call('POST', contactsPath + query, { body });
const type = { id: 1 };

const expectNothingStored = async (): Promise<void> => {
  expect((await sandbox.call('GET', contactsPath)).json()).toEqual([]);
};

describe('422 InputValidationFailed', () => {
  it.each([
    ['no type', {}, 1402, 'type'],
    ['a type without an id', { type: {} }, 1402, 'type.id'],
    ['a country without an id', { type, country: {} }, 1402, 'country.id'],
    ['a type that is null', { type: null }, 1403, 'type'],
    ['a type that is a number', { type: 6 }, 1403, 'type'],
    ['a type id in quotes', { type: { id: '6' } }, 1403, 'type.id'],
    ['a type id with a fraction', { type: { id: 1.5 } }, 1403, 'type.id'],
    ['a country that is a text', { type, country: 'de' }, 1403, 'country'],
    ['a text that is null', { type, name: null }, 1403, 'name'],
    ['a postal code that is a number', { type, zipcode: 10115 }, 1403, 'zipcode'],
    ['a name that is an array', { type, name: ['Ada'] }, 1403, 'name'],
    ['an address without an at sign', { type, email: 'ada.example.com' }, 1403, 'email'],
    ['an empty address', { type, email: '' }, 1403, 'email'],
    [
      'a long purchase order number',
      { type: { id: 6 }, purchase_order_number: 'x'.repeat(51) },
      1403,
      'purchase_order_number',
    ],
    ['an unknown type', { type: { id: 7 } }, 1401, "ContactType with Id '7'"],
    ['a negative type', { type: { id: -1 } }, 1401, "ContactType with Id '-1'"],
    ['an unknown country', { type, country: { id: 80 } }, 1401, "Country with Id '80'"],
    ['an id', { type, id: 4711 }, 1406, "'id'"],
    ['an organisation_id', { type, organisation_id: 12345 }, 1406, "'organisation_id'"],
    [
      'a purchase order number on another type',
      { type, purchase_order_number: 'PO-1' },
      1406,
      'purchase_order_number',
    ],
  ])('%s', async (_name, body, code, mention) => {
    const answer = await create(body);
    expect(summarise(answer)).toEqual([422, 1400, 'InputValidationFailed', code]);
    expect(nestedMessages(answer)[0]).toContain(mention);
    await expectNothingStored();
  });

  it.each(['id', 'organisation_id'])('%s in the query string', async (name) => {
    const answer = await create({ type }, `?${name}=12345`);
    expect(summarise(answer)).toEqual([422, 1400, 'InputValidationFailed', 1406]);
    await expectNothingStored();
  });

  it('names every violation at once', async () => {
    const answer = await create({ id: 1, email: 'x', name: 1, country: { id: 'de' } }, '?organisation_id=1');
    expect([...summarise(answer).slice(3)].sort()).toEqual([1402, 1403, 1403, 1403, 1406, 1406]);
  });
});

describe('400 BadRequest', () => {
  it.each([
    ['broken JSON', '{"type":{"id":1}'],
    ['trailing junk', '{"type":{"id":1}} x'],
    ['nothing', ''],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an array', []],
    ['a text', '"type"'],
    ['null', 'null'],
  ])('%s', async (_name, body) => {
    expect(summarise(await create(body))).toEqual([400, 1000, 'BadRequest']);
    await expectNothingStored();
  });

  it.each([
    'abc',
    'my',
    '0',
    '-1',
    '1e3',
    '0x1',
    '12345.0',
    '012345',
    '9007199254740993',
    '%D9%A1',
    '..%2f',
    '%ZZ',
  ])('organisation %s', async (organisation) => {
    const answer = await sandbox.call('POST', `/api/v1/organisation/${organisation}/contact`, {
      body: { type },
    });
    expect(summarise(answer)).toEqual([400, 1000, 'BadRequest']);
  });
});

it('403 for an organisation that is not the caller’s', async () => {
  const answer = await sandbox.call('POST', '/api/v1/organisation/67890/contact', { body: { type } });
  expect(summarise(answer)).toEqual([403, 1104, 'Forbidden']);
});

it('404 for an organisation that does not exist', async () => {
  const answer = await sandbox.call('POST', '/api/v1/organisation/11111/contact', { body: { type } });
  expect(summarise(answer)).toEqual([404, 1401, 'InvalidReference']);
  expect(answer.text).toContain("Organisation with Id '11111' not found.");
});
