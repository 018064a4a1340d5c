import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { vendorErrorOf, type ViolationCode } from '@contacts/domain';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const type = { id: 6 };

/** An entry of errors[] as the caller reads it. */
const violation = (pointer: string, code: ViolationCode) => ({
  pointer,
  code,
  ...vendorErrorOf(code),
  message: expect.stringMatching(/.\.$/) as unknown as string,
});

describe('POST contact, 422', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each<[string, unknown, [string, ViolationCode][]]>([
    ['an array', [], [['', 'wrong_type']]],
    ['a text', '"Ada Secret"', [['', 'wrong_type']]],
    ['null', 'null', [['', 'wrong_type']]],
    ['no type', { name: 'Ada Secret' }, [['/type', 'required']]],
    ['a type without id', { type: {} }, [['/type/id', 'required']]],
    ['a bare type', { type: 6 }, [['/type', 'wrong_type']]],
    ['a type in quotes', { type: { id: '6' } }, [['/type/id', 'wrong_type']]],
    ['type 0', { type: { id: 0 } }, [['/type/id', 'invalid_format']]],
    ['more in a type', { type: { id: 6, name: 'Secret' } }, [['/type/name', 'unknown_field']]],
    ['null for a text', { type, name: null }, [['/name', 'wrong_type']]],
    ['a number for a text', { type, zipcode: 10115 }, [['/zipcode', 'wrong_type']]],
    ['no mailbox', { type, email: 'secret' }, [['/email', 'invalid_format']]],
    [
      '51 characters',
      { type, purchase_order_number: 's'.repeat(51) },
      [['/purchase_order_number', 'too_long']],
    ],
    ['a line break', { type, name: 'Ada\r\nSecret' }, [['/name', 'control_character']]],
    ['a line separator', { type, street: 'Secret\u2028' }, [['/street', 'control_character']]],
    ['an id', { type, id: 4711 }, [['/id', 'forbidden']]],
    ['an organisation id', { type, organisation_id: 12345 }, [['/organisation_id', 'forbidden']]],
    ['an unknown field', { type, nickname: 'Secret' }, [['/nickname', 'unknown_field']]],
    ['__proto__', '{"type":{"id":6},"__proto__":{"secret":1}}', [['/__proto__', 'unknown_field']]],
    [
      'constructor',
      '{"type":{"id":6},"constructor":{"prototype":{"secret":1}}}',
      [['/constructor', 'unknown_field']],
    ],
    ['a pointer’s own characters', '{"type":{"id":6},"a/b~c":1}', [['/a~1b~0c', 'unknown_field']]],
    [
      'an order number on type 1',
      { type: { id: 1 }, purchase_order_number: 'Secret' },
      [['/purchase_order_number', 'not_allowed_for_type']],
    ],
  ])('refuses %s', async (_case, body, expected) => {
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 422, {
      slug: 'validation-failed',
      instance: contactsPath,
      detail: /breaks one or more rules/,
      retry: 'never',
      errors: expected.map(([pointer, code]) => violation(pointer, code)),
    });
    expect(answer.text).not.toMatch(/secret(?!")/i);
    expect(bff.vendor.requests).toEqual([]);
    expect('secret' in {}).toBe(false);
  });

  it('reports everything that is wrong at once', async () => {
    const body = { name: 1, email: 'secret', country: { id: -1 }, nickname: 'x', id: 1 };
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 422, {
      slug: 'validation-failed',
      instance: contactsPath,
      detail: /breaks one or more rules/,
      retry: 'never',
      errors: expect.arrayContaining([
        violation('/type', 'required'),
        violation('/name', 'wrong_type'),
        violation('/email', 'invalid_format'),
        violation('/country/id', 'invalid_format'),
        violation('/nickname', 'unknown_field'),
        violation('/id', 'forbidden'),
      ]) as never,
    });
    expect((JSON.parse(answer.text) as { errors: unknown[] }).errors).toHaveLength(6);
  });

  describe('from the vendor', () => {
    const body = { type, name: 'Ada Secret', country: { id: 9999 } };

    it.each([400, 409, 422])('translates a %i', async (status) => {
      bff.vendor.onCreate = answering(
        status,
        JSON.stringify({
          error_code: 1400,
          error_token: 'InputValidationFailed',
          message: 'Ada Secret is invalid.',
          errors: [
            {
              error_code: 1401,
              error_token: 'InvalidReference',
              message: "Country with Id '9999' not found.",
            },
            { error_code: 1403, error_token: 'InvalidFormat', message: "field 'name' is odd" },
          ],
        }),
      );
      const answer = await bff.call('POST', contactsPath, { body });
      const problem = expectWholeProblem(answer, 422, {
        slug: 'upstream-rejected',
        instance: contactsPath,
        detail: /vendor refused the contact/,
        retry: 'never',
        operation: true,
        errors: [
          {
            pointer: '/country/id',
            code: 'unknown_reference',
            error_code: 1401,
            error_token: 'InvalidReference',
            message: 'The vendor does not know the id that is referred to.',
          },
          {
            pointer: '/name',
            code: 'invalid_format',
            error_code: 1403,
            error_token: 'InvalidFormat',
            message: "field 'name' is odd",
          },
        ],
      });
      expect(answer.text).not.toMatch(/Ada|9999/);
      const { operation_id: id } = problem;
      expect(bff.query(`select state from operation where operation_id = '${String(id)}'`)).toEqual([
        { state: 'rejected' },
      ]);
    });

    it('keeps the vendor’s own code', async () => {
      bff.vendor.onCreate = answering(
        409,
        '{"error_code":1405,"error_token":"Duplicated","message":"Taken."}',
      );
      const answer = await bff.call('POST', contactsPath, { body });
      expectWholeProblem(answer, 422, {
        slug: 'upstream-rejected',
        instance: contactsPath,
        detail: /vendor refused/,
        retry: 'never',
        operation: true,
        vendor: [1405, 'Duplicated'],
        errors: [{ code: 'invalid_format', error_code: 1405, error_token: 'Duplicated', message: 'Taken.' }],
      });
    });

    it('has no details when the vendor gives none', async () => {
      bff.vendor.onCreate = answering(422, '', ['Content-Type: text/html; charset=UTF-8']);
      const answer = await bff.call('POST', contactsPath, { body });
      expectWholeProblem(answer, 422, {
        slug: 'upstream-rejected',
        instance: contactsPath,
        detail: /vendor refused/,
        retry: 'never',
        operation: true,
        errors: [],
      });
    });
  });
});
