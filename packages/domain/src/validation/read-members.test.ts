import { describe, expect, it } from '@jest/globals';
import { readMembers } from './read-members.js';

describe('readMembers', () => {
  it('tells known names from unknown ones', () => {
    expect(readMembers({ b: 1, id: 2, a: null }, ['id', 'a'])).toEqual({
      known: { id: 2, a: null },
      unknown: ['b'],
    });
  });

  it.each([undefined, null, true, 1, 'x', [], ['id'], Symbol('x'), () => 'x'])(
    'reads none of %p',
    (value) => {
      expect(readMembers(value, ['id'])).toBeUndefined();
    },
  );

  it('counts undefined, inherited, hidden and symbol members as absent', () => {
    const value: unknown = Object.create(
      { id: 1, inherited: 2 },
      { hidden: { value: 3, enumerable: false }, [Symbol('s')]: { value: 4, enumerable: true } },
    );
    expect(readMembers(Object.assign(value as object, { gone: undefined }), ['id'])).toEqual({
      known: {},
      unknown: [],
    });
  });

  it('reads a member only once', () => {
    let reads = 0;
    const value = {
      get id() {
        reads += 1;
        return reads;
      },
    };
    expect(readMembers(value, ['id'])).toEqual({ known: { id: 1 }, unknown: [] });
    expect(reads).toBe(1);
  });
});
