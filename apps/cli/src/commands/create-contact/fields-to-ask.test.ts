import { describe, expect, it } from '@jest/globals';
import { contactFields } from '@contacts/domain/core';
import { fieldsToAsk, violationsOf } from './fields-to-ask.js';

describe('fieldsToAsk', () => {
  it.each([
    ['everything, when nothing is given', {}, contactFields],
    ['nothing, when the rules are satisfied', { type: { id: 1 } }, []],
    ['the type, when only that is missing', { name: 'Ada' }, ['type']],
    [
      'what is wrong, in the order of the wire',
      { purchase_order_number: 'PO-1', email: 'x', type: { id: 1 } },
      ['email', 'purchase_order_number'],
    ],
  ])('asks for %s', (_, contact, fields) => {
    expect(fieldsToAsk(contact)).toEqual(fields);
  });
});

it('finds the violations of one field, of its members too', () => {
  const contact = { type: { id: 0 }, email: 'x' };
  expect(violationsOf(contact, 'type').map(({ pointer }) => pointer)).toEqual(['/type/id']);
  expect(violationsOf(contact, 'email')).toHaveLength(1);
  expect(violationsOf(contact, 'name')).toEqual([]);
});
