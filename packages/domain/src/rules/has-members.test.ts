import { describe, expect, it } from '@jest/globals';
import { hasMembers } from './has-members.js';

describe('hasMembers', () => {
  it.each([
    [{}, false],
    [{ a: undefined }, false],
    [{ a: undefined, b: null }, true],
    [{ a: '' }, true],
  ])('%j: %p', (model, expected) => {
    expect(hasMembers(model)).toBe(expected);
  });
});
