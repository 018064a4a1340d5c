import { describe, expect, it } from '@jest/globals';
import { contactFields, validateNewContact } from '@contacts/domain';
import type { Schema } from '../platform/api-docs/schema.js';
import { newContactSchema } from './contact.openapi.js';

describe('the schema of a new contact', () => {
  const properties = newContactSchema.properties as Readonly<Record<string, Schema>>;
  const accepts = (contact: unknown) => validateNewContact(contact).valid;
  const smallest = { type: { id: 6 } };

  it('has the fields of the domain, and only type is required', () => {
    expect(Object.keys(properties)).toEqual(contactFields);
    expect([newContactSchema.required, newContactSchema.additionalProperties]).toEqual([['type'], false]);
    expect([accepts(smallest), accepts({}), accepts({ ...smallest, more: 1 })]).toEqual([true, false, false]);
    expect(accepts(newContactSchema.example)).toBe(true);
  });

  it.each([...contactFields])('says of %s what the domain says', (field) => {
    const { type, required, additionalProperties, example } = properties[field] as Schema;
    const wrong = { string: [1, {}, null, true, ['x']], object: ['x', 1, null, [], { id: '1' }] };
    expect(['string', 'object']).toContain(type);
    for (const value of wrong[type as 'string' | 'object'])
      expect(accepts({ ...smallest, [field]: value })).toBe(false);
    if (example !== undefined) expect(accepts({ ...smallest, [field]: example as unknown })).toBe(true);
    if (type === 'string') {
      if (field !== 'email') expect(accepts({ ...smallest, [field]: '' })).toBe(true);
      return;
    }
    expect([required, additionalProperties]).toEqual([['id'], false]);
    for (const [id, valid] of [
      [1, true],
      [0, false],
      [1.5, false],
      [2 ** 53 - 1, true],
      [2 ** 53, false],
    ] as const) {
      expect(accepts({ ...smallest, [field]: { id } })).toBe(valid);
    }
    expect([
      accepts({ ...smallest, [field]: {} }),
      accepts({ ...smallest, [field]: { id: 1, x: 1 } }),
    ]).toEqual([false, false]);
  });

  it('limits purchase order numbers alike', () => {
    const { maxLength } = properties['purchase_order_number'] as Schema;
    const ofLength = (length: number) => accepts({ ...smallest, purchase_order_number: '🎈'.repeat(length) });
    expect([maxLength, ofLength(50), ofLength(51)]).toEqual([50, true, false]);
  });
});
