import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from './fold-text.js';

const recasings: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase().toLowerCase(),
  (text) => text.toLowerCase().replace(/^./u, (first) => first.toUpperCase()),
];

/** What changes when it is written in upper or lower case, or composed (Unicode Standard Annex 44). */
const cased = /[\p{CWU}\p{CWL}\p{CWT}\p{CWKCF}]/u;

/** What a vendor may do to a text, one after the other. */
const treatments = fc.array(
  fc.constantFrom<(text: string) => string>(
    ...recasings,
    (text) => text.trim(),
    (text) => `  ${text}\t`,
    (text) => text.replaceAll(' ', '  \n'),
    (text) => text.replace(/\s+/gu, ' '),
    (text) => text.normalize('NFC'),
    (text) => text.normalize('NFD'),
  ),
  { maxLength: 4 },
);

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('a', 'Z', 'ß', 'ẞ', 'İ', 'ı', 'ς', 'Σ', 'ΐ', 'ᾳ', 'Å', 'é', ' ', '\u00a0', '9', '.'),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);

describe('foldText', () => {
  it('is the same for every cased character and what it is re-cased to', () => {
    const different: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (!cased.test(character)) continue;
      const text = `a${character}b`;
      const folded = foldText(text);
      if (recasings.some((recase) => foldText(recase(text)) !== folded)) different.push(point.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('is the same for a text and what a vendor makes of it', () => {
    fc.assert(
      fc.property(texts, treatments, (text, steps) => {
        const treated = steps.reduce((current, treat) => treat(current), text);
        expect(foldText(treated)).toBe(foldText(text));
      }),
    );
  });

  it('has no line break, no white space around it and folds to itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldText(text);
        expect(folded).toBe(folded.replace(/[\s]+/gu, ' ').trim());
        expect(foldText(folded)).toBe(folded);
      }),
    );
  });

  it.each([
    ['Ada Example', 'AdaExample'],
    ['Ada', 'Ada.'],
    ['10 1', '101'],
    ['Müller', 'Muller'],
    ['a\u200bb', 'ab'],
    ['', '-'],
  ])('tells %j from %j', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });
});
