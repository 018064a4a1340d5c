import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, maxTextBytes } from './clean-text.js';

/** Any sequence of UTF-16 units, lone surrogates and control characters included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 600 }).map((units) => String.fromCharCode(...units)),
);
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const bytesOf = (text: string) => Buffer.byteLength(text);

describe('cleanText', () => {
  it('makes any text well-formed, short and free of control characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(Buffer.from(clean).toString()).toBe(clean);
        expect(bytesOf(clean)).toBeLessThanOrEqual(maxTextBytes);
        expect(clean).not.toMatch(control);
      }),
    );
  });

  it('changes nothing that is clean already, and so nothing twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        if (Buffer.from(text).toString() === text && !control.test(text) && bytesOf(text) <= maxTextBytes) {
          expect(clean).toBe(text);
        }
      }),
    );
  });

  it('cuts as late as it can, between two code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 600 }), (text) => {
        const printable = text.replace(new RegExp(control, 'g'), '');
        const clean = cleanText(printable);
        expect(printable.startsWith(clean)).toBe(true);
        const next = String.fromCodePoint(printable.codePointAt(clean.length) ?? 0);
        expect(clean === printable || bytesOf(clean + next) > maxTextBytes).toBe(true);
      }),
    );
  });

  it.each([
    ['a\0b', 'a\ufffdb'],
    ['line\r\nbreak', 'line\ufffd\ufffdbreak'],
    ['\ud83d', '\ufffd'],
    ['x'.repeat(257), 'x'.repeat(256)],
    ['é'.repeat(200), 'é'.repeat(128)],
    ['x'.repeat(254) + '👩', 'x'.repeat(254)],
    ['x'.repeat(256) + '👩', 'x'.repeat(256)],
  ])('of %j is %j', (text, clean) => expect(cleanText(text)).toBe(clean));
});
