import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { HasNoControlCharacters, hasNoControlCharacters } from './has-no-control-characters.js';

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

describe('HasNoControlCharacters', () => {
  it('reports a control character', () => {
    expect(judge([HasNoControlCharacters()], 'a\u0000')).toMatchObject([
      { pointer: '/field', code: 'control_character' },
    ]);
  });

  it('leaves other types to IsString', () => {
    expect(judge([HasNoControlCharacters()], ['\n'])).toEqual([]);
  });
});
