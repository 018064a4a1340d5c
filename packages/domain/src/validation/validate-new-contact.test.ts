import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../test/codes.js';
import { contactFields } from '../contact/contact-fields.js';
import { validateNewContact } from './validate-contact.js';

const type = { id: 1 };
const textFields = contactFields.filter(
  (field) => !['type', 'country', 'email', 'purchase_order_number'].includes(field),
);

describe('validateNewContact', () => {
  it('accepts the type alone', () => {
    expect(validateNewContact({ type })).toEqual({ valid: true, contact: { type } });
  });

  it('returns every accepted field in wire order, whatever the order of the input', () => {
    const texts = Object.fromEntries(textFields.map((field) => [field, `some ${field}`]));
    const input = {
      purchase_order_number: 'PO-1',
      ...texts,
      country: { id: 74 },
      email: 'a@b.example',
      type: { id: 6 },
    };
    const validation = validateNewContact(input);
    expect(validation).toEqual({ valid: true, contact: input });
    expect(Object.keys(validation.valid ? validation.contact : {})).toEqual(contactFields);
  });

  it('returns a copy that later changes of the input do not reach', () => {
    const input = { type: { id: 1 }, name: 'Ada' };
    const validation = validateNewContact(input);
    input.type.id = 2;
    input.name = 'Eve';
    expect(validation).toEqual({ valid: true, contact: { type: { id: 1 }, name: 'Ada' } });
  });

  it.each([1, 6, 7, 4711, Number.MAX_SAFE_INTEGER])(
    'leaves it to the vendor whether type and country %p exist',
    (id) => {
      expect(codesOf(validateNewContact({ type: { id }, country: { id } }))).toEqual(['valid']);
    },
  );

  it.each([
    ['nothing', {}, ['/type required']],
    ['undefined', { type: undefined }, ['/type required']],
    ['null', { type: null }, ['/type wrong_type']],
    ['a bare id', { type: 6 }, ['/type wrong_type']],
    ['a name', { type: 'Commercial' }, ['/type wrong_type']],
    ['an array', { type: [{ id: 1 }] }, ['/type wrong_type']],
    ['an empty object', { type: {} }, ['/type/id required']],
    ['a null id', { type: { id: null } }, ['/type/id wrong_type']],
    ['an id in quotes', { type: { id: '1' } }, ['/type/id wrong_type']],
    ['a fraction', { type: { id: 1.5 } }, ['/type/id wrong_type']],
    ['an object as id', { type: { id: { id: 1 } } }, ['/type/id wrong_type']],
    ['zero', { type: { id: 0 } }, ['/type/id invalid_format']],
    ['a negative id', { type: { id: -1 } }, ['/type/id invalid_format']],
    ['more than an id', { type: { id: 1, description: 'x' } }, ['/type/description unknown_field']],
    ['something else than an id', { type: { name: 'x' } }, ['/type/id required', '/type/name unknown_field']],
  ])('judges %s as type', (_case, input, codes) => {
    expect(codesOf(validateNewContact(input))).toEqual(codes);
    const { type: country, ...rest } = input as { type?: unknown };
    const asCountry = codes
      .map((code) => code.replace('/type', '/country'))
      .filter((code) => code !== '/country required');
    expect(codesOf(validateNewContact({ ...rest, type, country }))).toEqual(
      asCountry.length === 0 ? ['valid'] : asCountry,
    );
  });

  it.each(textFields)('judges %s as a text', (field) => {
    const codesFor = (value: unknown) => codesOf(validateNewContact({ type, [field]: value }));
    for (const text of ['', ' ', 'x'.repeat(10_000), 'Ünïcödé 😀', '\u200b\u202e'])
      expect(codesFor(text)).toEqual(['valid']);
    for (const value of [null, 0, 10115, false, {}, { id: 1 }, [], ['x']])
      expect(codesFor(value)).toEqual([`/${field} wrong_type`]);
    for (const text of ['\u0000', 'a\nb', '\u007f', '\u0085', '\u2028', '\u2029']) {
      expect(codesFor(text)).toEqual([`/${field} control_character`]);
    }
    expect(codesFor('\ud800')).toEqual([`/${field} invalid_format`]);
    expect(codesFor('\ud800\n')).toEqual([`/${field} invalid_format`, `/${field} control_character`]);
  });

  it.each([
    ['', ['/email invalid_format']],
    ['ada', ['/email invalid_format']],
    ['ada@example.com', ['valid']],
    ['"a b"@[192.0.2.1]', ['valid']],
    ['ada@example.com\n', ['/email invalid_format', '/email control_character']],
    ['\ud800@example.com', ['/email invalid_format']],
    [null, ['/email wrong_type']],
    [['ada@example.com'], ['/email wrong_type']],
  ])('judges the e-mail address %j', (email, codes) => {
    expect(codesOf(validateNewContact({ type, email }))).toEqual(codes);
  });

  it.each([
    ['for an invoice contact', 6, 'PO-1', ['valid']],
    ['of 50 characters outside the basic plane', 6, '😀'.repeat(50), ['valid']],
    ['that is empty', 6, '', ['valid']],
    ['of 51 characters', 6, 'x'.repeat(51), ['too_long']],
    ['that is too long and has a line break', 6, `${'x'.repeat(50)}\n`, ['too_long', 'control_character']],
    ['for another type', 5, 'PO-1', ['not_allowed_for_type']],
    ['that is empty for another type', 7, '', ['not_allowed_for_type']],
    ['that is too long for another type', 1, 'x'.repeat(51), ['too_long', 'not_allowed_for_type']],
    ['that is a number, for another type', 1, 7, ['wrong_type', 'not_allowed_for_type']],
  ])('judges a purchase order number %s', (_case, id, purchase_order_number, codes) => {
    const expected = codes.map((code) => (code === 'valid' ? code : `/purchase_order_number ${code}`));
    expect(codesOf(validateNewContact({ type: { id }, purchase_order_number }))).toEqual(expected);
  });

  it('says nothing about a purchase order number while the type is unclear', () => {
    expect(codesOf(validateNewContact({ purchase_order_number: 'PO-1' }))).toEqual(['/type required']);
    expect(codesOf(validateNewContact({ type: { id: '1' }, purchase_order_number: 'PO-1' }))).toEqual([
      '/type/id wrong_type',
    ]);
  });

  it.each([4711, null, '', {}, { id: 1 }])('forbids %j as id and as organisation_id', (value) => {
    const codes = codesOf(validateNewContact({ type, id: value, organisation_id: value }));
    expect(codes).toEqual(['/id forbidden', '/organisation_id forbidden']);
  });

  it.each([null, true, 0, '', 'x', [], [{ type }]])('refuses %j as a whole', (input) => {
    expect(codesOf(validateNewContact(input))).toEqual([' wrong_type']);
  });

  it('reports everything at once, in one order', () => {
    const input = {
      foo: 1,
      organisation_id: 1,
      email: 'x',
      'a/b~': null,
      name: 7,
      purchase_order_number: '\n',
      type: { id: 2, x: 1 },
    };
    expect(codesOf(validateNewContact(input))).toEqual([
      '/type/x unknown_field',
      '/name wrong_type',
      '/email invalid_format',
      '/purchase_order_number control_character',
      '/purchase_order_number not_allowed_for_type',
      '/a~1b~0 unknown_field',
      '/foo unknown_field',
      '/organisation_id forbidden',
    ]);
  });
});
