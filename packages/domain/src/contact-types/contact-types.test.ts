import { describe, expect, it } from '@jest/globals';
import { contactTypes, findContactType, invoiceContactTypeId } from './contact-types.js';

describe('contactTypes', () => {
  it('lists the six roles of docs/upstream/contacts.md', () => {
    expect(contactTypes.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '1 Commercial',
      '2 Technical',
      '3 Finance',
      '4 Shipping address',
      '5 Company address',
      '6 Invoice address',
    ]);
    expect(findContactType(String(invoiceContactTypeId))?.name).toBe('Invoice address');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(contactTypes)).toBe(true);
    expect(contactTypes.every((type) => Object.isFrozen(type))).toBe(true);
  });
});

describe('findContactType', () => {
  it.each([
    ['1', 1],
    ['6', 6],
    ['Commercial', 1],
    ['shipping ADDRESS', 4],
  ])('finds %j', (idOrName, id) => {
    expect(findContactType(idOrName)?.id).toBe(id);
  });

  it.each(['', '0', '7', '06', '1.0', ' 1', 'invoice', 'Invoice  address', '__proto__'])(
    'finds nothing for %j',
    (idOrName) => {
      expect(findContactType(idOrName)).toBeUndefined();
    },
  );
});
