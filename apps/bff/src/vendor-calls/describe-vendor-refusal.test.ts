import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptedContact } from '../../test/rig/accepted-contact.js';
import type { VendorError, VendorRefusal } from '../upstream/creation-result.js';
import { describeVendorRefusal } from './describe-vendor-refusal.js';

const contact = acceptedContact({
  type: { id: 6 },
  name: 'Ada Example',
  city: 'Berlin',
  country: { id: 74 },
  email: 'ada@example.com',
  purchase_order_number: 'PO-1',
});

/** Refused in every text of a contact. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

const nothing: VendorRefusal = { error_code: null, error_token: null, message: null, errors: [] };

function detail(
  error_token: string | null,
  message: string | null,
  error_code: number | null = null,
): VendorError {
  return { error_code, error_token, message };
}

/** What the caller reads of a refusal that holds one nested error. */
function describeOne(error: VendorError) {
  return describeVendorRefusal({ ...nothing, errors: [error] }, contact).errors?.[0];
}

describe('describeVendorRefusal', () => {
  it.each([
    ['escaped as HTML', `O'Hara & "Sons"`, 'name: O&#39;Hara &amp; &quot;Sons&quot; is taken'],
    ['of one character', 'Q', "name 'Q' is taken"],
  ])('never repeats a value %s', (_case, name, message) => {
    const refusal = { ...nothing, errors: [detail('InvalidFormat', message)] };
    const [described] =
      describeVendorRefusal(refusal, acceptedContact({ type: { id: 1 }, name })).errors ?? [];
    expect(described?.message).toBe('The vendor does not accept the format of a member.');
  });

  it('translates each nested error with its place', () => {
    const described = describeVendorRefusal(
      {
        error_code: 1400,
        error_token: 'InputValidationFailed',
        message: 'Input validation failed.',
        errors: [
          detail('InvalidFormat', "Contact: field 'email' has a bad format.", 1403),
          detail('NotAllowed', "Contact: field 'purchase_order_number' must not be specified.", 1406),
        ],
      },
      contact,
    );
    expect(described).toEqual({
      error_code: 1400,
      error_token: 'InputValidationFailed',
      errors: [
        {
          pointer: '/email',
          code: 'invalid_format',
          error_code: 1403,
          error_token: 'InvalidFormat',
          message: "Contact: field 'email' has a bad format.",
        },
        {
          pointer: '/purchase_order_number',
          code: 'not_allowed_for_type',
          error_code: 1406,
          error_token: 'NotAllowed',
          message: "Contact: field 'purchase_order_number' must not be specified.",
        },
      ],
    });
  });

  it.each<[string, string | undefined]>([
    ["Contact: field 'country' is unknown.", '/country/id'],
    ["Contact: field 'type.id' is unknown.", '/type/id'],
    ["ContactType with Id '99' not found.", '/type/id'],
    ["Country with Id '9999' not found.", '/country/id'],
    ['EMAIL is malformed', '/email'],
    ['name and city disagree', undefined],
    ['department is too long', undefined],
    ['renamed emails', undefined],
    ['Something is wrong.', undefined],
  ])('reads the place out of "%s": %s', (message, pointer) => {
    expect(describeOne(detail('InvalidFormat', message))?.pointer).toBe(pointer);
  });

  it('points to a required member that was not sent', () => {
    const error = detail('Required', "Contact: field 'street' is required.", 1402);
    expect(describeOne(error)).toMatchObject({ pointer: '/street', code: 'required' });
  });

  it.each([
    'Ada Example is no name',
    'ADA EXAMPLE is no name',
    'A contact in BERLIN exists.',
    '<ada@example.com> bounces',
    "ContactType with Id '6' not found.",
    'Country 74 is closed',
  ])('replaces "%s", which repeats a submitted value, by its own text', (message) => {
    expect(describeOne(detail('InvalidReference', message, 1401))).toMatchObject({
      code: 'unknown_reference',
      message: 'The vendor does not know the id that is referred to.',
    });
  });

  it('finds a value that the vendor has trimmed or spaced differently', () => {
    const spaced = acceptedContact({ type: { id: 6 }, name: '  Ada \u00a0 Example ' });
    const error = detail('InvalidFormat', 'Bad name: Ada  Example');
    const { errors } = describeVendorRefusal({ ...nothing, errors: [error] }, spaced);
    expect(errors?.[0]?.message).not.toContain('Ada');
  });

  it('never lets a submitted text through, whatever surrounds it', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 2, maxLength: 30 })
      .filter((value) => value.trim().length >= 2 && !controlCharacter.test(value));
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (street, before, after) => {
          const error = detail(null, `${before} ${street} ${after}`);
          const { errors } = describeVendorRefusal(
            { ...nothing, errors: [error] },
            acceptedContact({ type: { id: 1 }, street }),
          );
          expect(errors?.[0]?.message).toBe('The vendor refused a member.');
        },
      ),
    );
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'Duplicated', 'NewToken'])(
    'passes the unknown token %s on',
    (token) => {
      expect(describeOne(detail(token, 'No.', 1499))).toEqual({
        code: 'invalid_format',
        error_code: 1499,
        error_token: token,
        message: 'No.',
      });
    },
  );

  it('puts no code of its own to a token that it does not know', () => {
    expect(describeOne(detail('Duplicated', null))).toEqual({
      code: 'invalid_format',
      error_code: null,
      error_token: 'Duplicated',
      message: 'The vendor refused a member.',
    });
  });

  it.each<[string | null, string, number, string]>([
    ['InvalidReference', 'unknown_reference', 1401, 'InvalidReference'],
    ['Required', 'required', 1402, 'Required'],
    ['InvalidFormat', 'invalid_format', 1403, 'InvalidFormat'],
    ['NotAllowed', 'not_allowed_for_type', 1406, 'NotAllowed'],
    [null, 'invalid_format', 1403, 'InvalidFormat'],
  ])('completes a detail of token %s without a code', (given, code, error_code, error_token) => {
    expect(describeOne(detail(given, 'No.'))).toEqual({ code, error_code, error_token, message: 'No.' });
  });

  it('takes the refusal itself for the detail when none is nested', () => {
    const refusal = { ...nothing, message: 'quota exceeded' };
    expect(describeVendorRefusal(refusal, contact)).toEqual({
      errors: [
        { code: 'invalid_format', error_code: 1403, error_token: 'InvalidFormat', message: 'quota exceeded' },
      ],
    });
  });

  it('names no detail when the vendor says nothing', () => {
    expect(describeVendorRefusal(nothing, contact)).toEqual({ errors: [] });
    expect(describeVendorRefusal({ ...nothing, errors: [detail(null, null, 1400)] }, contact)).toEqual({
      errors: [],
    });
  });
});
