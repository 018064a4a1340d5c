import { describe, expect, it } from '@jest/globals';
import { isAllowedForType } from './is-allowed-for-type.js';

describe('isAllowedForType', () => {
  it('allows the field for its type', () => {
    expect(isAllowedForType('PO-1', { id: 6 }, 6)).toBe(true);
  });

  it.each([1, 5, 7, Number.MAX_SAFE_INTEGER])('refuses it for type %p', (id) => {
    expect(isAllowedForType('PO-1', { id }, 6)).toBe(false);
  });

  it.each([undefined, null, 'invoice', 6, {}, { id: '1' }, { id: 0 }, { id: 1.5 }, { id: 2 ** 53 }])(
    'stays silent as long as the type is %j, which names none',
    (type) => {
      expect(isAllowedForType('PO-1', type, 6)).toBe(true);
    },
  );
});
