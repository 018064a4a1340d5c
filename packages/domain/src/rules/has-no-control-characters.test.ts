import { describe, expect, it } from '@jest/globals';
import { hasNoControlCharacters } from './has-no-control-characters.js';

const isControl = (unit: number) =>
  unit <= 0x1f || (unit >= 0x7f && unit <= 0x9f) || unit === 0x2028 || unit === 0x2029;

describe('hasNoControlCharacters', () => {
  it('refuses C0, DEL, C1 and the two Unicode separators and nothing else, of all 65,536 code units', () => {
    const misjudged = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
      (unit) => hasNoControlCharacters(`a${String.fromCharCode(unit)}b`) === isControl(unit),
    );
    expect(misjudged).toEqual([]);
  });

  it.each(['', 'a', 'Ünïcödé', '\u200b\u202e\ufeff', '😀'])('lets %j through', (text) => {
    expect(hasNoControlCharacters(text)).toBe(true);
  });

  it.each(['\n', 'ab\r', '\ta', '😀\u0085'])('refuses %j, wherever it stands', (text) => {
    expect(hasNoControlCharacters(text)).toBe(false);
  });
});
