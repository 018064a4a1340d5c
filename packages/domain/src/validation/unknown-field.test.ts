import { describe, expect, it } from '@jest/globals';
import { contactFields } from '../contact/contact-fields.js';
import { suggestionsOf, unknownField } from './unknown-field.js';

const suggestions = suggestionsOf(contactFields);

describe('unknownField', () => {
  it('points at the member and does not repeat its name', () => {
    const violation = unknownField('/type', 'colour/~', suggestionsOf(['id']));
    expect(violation).toMatchObject({ pointer: '/type/colour~1~0', code: 'unknown_field' });
    expect(violation.message).not.toContain('colour');
  });

  it.each([
    ['zip_code', 'zipcode'],
    ['zipCode', 'zipcode'],
    ['purchaseOrderNumber', 'purchase_order_number'],
    ['E-Mail', 'email'],
    [' name', 'name'],
  ])('suggests what %j was meant to be', (name, field) => {
    expect(unknownField('', name, suggestions).message).toContain(`Did you mean ${field}?`);
  });

  it.each(['', '_', 'nam', 'constructor'])('suggests nothing for %j', (name) => {
    expect(unknownField('', name, suggestions).message).toContain('Remove it');
  });
});
