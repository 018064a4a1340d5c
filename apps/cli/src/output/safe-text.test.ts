import { describe, expect, it } from '@jest/globals';
import { safeJson, safeText } from './safe-text.js';

const acting = [
  '\u0000',
  '\n',
  '\r',
  '\t',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u2028',
  '\u2029',
  '\ud800',
  '\udc00',
];
const hiding = [
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u{e0041}',
];
const harmless = ['Ada Lovelace', 'Łódź', '東京', 'عمر', 'नमस्ते', '👩‍💻', '–', '\\u{1b}'];

describe('safeText', () => {
  it.each([...acting, ...hiding])('shows %j as an escape', (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    expect(safeText(`a${character}b`)).toBe(`a\\u{${hex}}b`);
  });

  it.each(harmless)('leaves %j as it is', (text) => {
    expect(safeText(text)).toBe(text);
  });
});

describe('safeJson', () => {
  it('holds no such character, yet parses to the same value', () => {
    const value = { [acting.join('x')]: hiding.join('x'), list: harmless };
    const text = safeJson(value);
    expect(JSON.parse(text)).toEqual(value);
    for (const character of [...acting, ...hiding].filter((one) => one !== '\n'))
      expect(text).not.toContain(character);
  });
});
