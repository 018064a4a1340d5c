import { describe, expect, it } from '@jest/globals';
import { countText, sizeText } from './quantity.js';

describe('quantities', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
  ])('counts %i', (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [9994, '9.99 kB'],
    [9996, '10.0 kB'],
    [99_949, '99.9 kB'],
    [99_951, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [110_000_000, '110 MB'],
    [2_500_000_000_000_000, '2500 TB'],
  ])('sizes %i bytes', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
