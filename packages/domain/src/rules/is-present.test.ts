import { describe, expect, it } from '@jest/globals';
import { isPresent } from './is-present.js';

describe('isPresent', () => {
  it.each([null, '', 0, false, Number.NaN])('takes %p for a value', (value) => {
    expect(isPresent(value)).toBe(true);
  });

  it('takes undefined for none', () => {
    expect(isPresent(undefined)).toBe(false);
  });
});
