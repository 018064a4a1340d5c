import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasAtMostOctets } from './utf8-octets.js';

describe('hasAtMostOctets', () => {
  it('counts what a UTF-8 encoder writes', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', '\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '😀'),
    });
    fc.assert(
      fc.property(texts, (text) => {
        const octets = new TextEncoder().encode(text).length;
        expect(hasAtMostOctets(text, octets)).toBe(true);
        expect(hasAtMostOctets(text, octets - 1)).toBe(false);
      }),
    );
  });

  it('counts half a surrogate pair as its replacement character', () => {
    expect(hasAtMostOctets('a\ud83d', 4)).toBe(true);
    expect(hasAtMostOctets('a\ud83d', 3)).toBe(false);
  });
});
