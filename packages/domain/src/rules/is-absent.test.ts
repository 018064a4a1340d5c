import { describe, expect, it } from '@jest/globals';
import { isAbsent } from './is-absent.js';

describe('isAbsent', () => {
  it.each([
    [undefined, true],
    [null, false],
    ['', false],
    [0, false],
  ])('%p: %p', (value, expected) => {
    expect(isAbsent(value)).toBe(expected);
  });
});
