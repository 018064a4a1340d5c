import { expect, it } from '@jest/globals';
import { isRangeText } from './row-ranges.js';

it.each([
  ['', true],
  ['1', true],
  ['5,7-90', true],
  [Array.from({ length: 4_000_000 }, (_, at) => 2 * at).join(','), true],
  [',', false],
  ['5,', false],
  ['5-', false],
  ['5-6-7', false],
  ['5, 6', false],
  ['x', false],
])('tells whether a text lists rows (case %#)', (text, isIt) => {
  expect(isRangeText(text)).toBe(isIt);
});
