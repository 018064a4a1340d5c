import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasNoControlCharacters } from './has-no-control-characters.js';
import { isCleanText } from './is-clean-text.js';
import { isWellFormed } from './is-well-formed.js';

const isBoth = (text: string) => hasNoControlCharacters(text) && isWellFormed(text);

describe('isCleanText', () => {
  it('is what both rules come to, for every single UTF-16 unit', () => {
    const differing = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(
      (text) => isCleanText(text) !== isBoth(text),
    );
    expect(differing).toEqual([]);
  });

  it('is what both rules come to, for every sequence', () => {
    const unit = fc.constantFrom(
      ...['a', '\u001f', ' ', '~', '\u007f', '\u009f', '\u00a0', 'é', '\u2027', '\u2028', '\u2029', '\u202a'],
      ...['\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '😀'],
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (text) => {
        expect(isCleanText(text)).toBe(isBoth(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
