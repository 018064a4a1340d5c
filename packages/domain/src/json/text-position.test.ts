import { describe, expect, it } from '@jest/globals';
import { positionOf } from './text-position.js';

describe('positionOf', () => {
  it.each([
    ['', 0, 1, 1],
    ['abc', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 2, 1, 3],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\n\rb', 3, 3, 1],
    ['a\u2028b', 2, 1, 3],
    ['a\nb', 3, 2, 2],
  ])('in %j index %i is line %i, column %i', (text, index, line, column) => {
    expect(positionOf(text, index)).toEqual({ line, column });
  });
});
