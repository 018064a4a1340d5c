import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWellFormed } from './is-well-formed.js';

const survivesUtf8 = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text)) === text;

describe('isWellFormed', () => {
  it.each(['', 'a', 'é', '😀', 'a😀b', '\ud83d\ude00\ud83d\ude00'])('accepts %j', (text) => {
    expect(isWellFormed(text)).toBe(true);
  });

  it.each(['\ud83d', '\ude00', 'a\ud83db', '\ude00\ud83d', '\ud83d\ud83d\ude00', '😀\ude00'])(
    'refuses %j',
    (text) => {
      expect(isWellFormed(text)).toBe(false);
    },
  );

  it('accepts exactly what UTF-8 can carry', () => {
    const units = fc.array(fc.constantFrom('a', 'é', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000'));
    fc.assert(
      fc.property(units, (parts) => {
        expect(isWellFormed(parts.join(''))).toBe(survivesUtf8(parts.join('')));
      }),
    );
  });
});
