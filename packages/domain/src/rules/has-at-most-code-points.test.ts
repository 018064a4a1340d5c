import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasAtMostCodePoints } from './has-at-most-code-points.js';

describe('hasAtMostCodePoints', () => {
  it.each([
    ['letters', 'x', 50],
    ['characters outside the basic plane', '😀', 50],
    ['combining marks, each of which counts', 'e\u0301', 25],
    ['variation selectors, each of which counts', '\u2708\ufe0f', 25],
    ['lone surrogates', '\ud83d', 50],
  ])('counts %s', (_case, text, times) => {
    expect(hasAtMostCodePoints(text.repeat(times), 50)).toBe(true);
    expect(hasAtMostCodePoints(text.repeat(times) + 'x', 50)).toBe(false);
  });

  it('counts as the string iterator does', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '😀', '\ud83d', '\ude00'), maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.nat({ max: 12 }), (text, limit) => {
        expect(hasAtMostCodePoints(text, limit)).toBe(Array.from(text).length <= limit);
      }),
    );
  });
});
