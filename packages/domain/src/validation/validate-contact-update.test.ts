import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../test/codes.js';
import { contactFields } from '../contact/contact-fields.js';
import { validateContactUpdate } from './validate-contact.js';

const changeable = contactFields.filter((field) => field !== 'type');
const goodValues: Readonly<Record<string, unknown>> = { country: { id: 74 }, email: 'ada@example.com' };

describe('validateContactUpdate', () => {
  it.each(changeable)('accepts %s alone', (field) => {
    const input = { [field]: goodValues[field] ?? 'x' };
    expect(validateContactUpdate(input)).toEqual({ valid: true, contact: input });
  });

  it('returns a copy in wire order', () => {
    const input = { purchase_order_number: 'PO-1', country: { id: 74 }, name: 'Ada' };
    const validation = validateContactUpdate(input);
    expect(validation).toEqual({ valid: true, contact: input });
    expect(Object.keys(validation.valid ? validation.contact : {})).toEqual([
      'name',
      'country',
      'purchase_order_number',
    ]);
  });

  it.each(changeable)('refuses null as %s', (field) => {
    expect(codesOf(validateContactUpdate({ [field]: null }))).toEqual([`/${field} wrong_type`]);
  });

  it('leaves it to the vendor whether the contact may have a purchase order number', () => {
    expect(codesOf(validateContactUpdate({ purchase_order_number: 'x'.repeat(50) }))).toEqual(['valid']);
    expect(codesOf(validateContactUpdate({ purchase_order_number: 'x'.repeat(51) }))).toEqual([
      '/purchase_order_number too_long',
    ]);
  });

  it.each([
    ['nothing', {}, [' required']],
    ['undefined only', { name: undefined }, [' required']],
    ['an unknown member only', { foo: 1 }, ['/foo unknown_field']],
    ['the type only', { type: { id: 1 } }, ['/type forbidden']],
    ['a malformed type', { type: { id: 'x', y: 1 }, name: 'Ada' }, ['/type forbidden']],
    ['null as type', { type: null, name: 'Ada' }, ['/type forbidden']],
    ['ids', { id: 1, organisation_id: 2 }, ['/id forbidden', '/organisation_id forbidden']],
    ['null', null, [' wrong_type']],
    ['an array', [], [' wrong_type']],
    ['a country with more than an id', { country: { id: 1, name: 'x' } }, ['/country/name unknown_field']],
    [
      'several mistakes',
      { email: 'x', city: 1, type: 1 },
      ['/type forbidden', '/city wrong_type', '/email invalid_format'],
    ],
  ])('judges %s', (_case, input, codes) => {
    expect(codesOf(validateContactUpdate(input))).toEqual(codes);
  });
});
