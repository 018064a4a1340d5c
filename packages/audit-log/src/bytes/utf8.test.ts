import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodePortably, encodePortably } from './portable-utf8.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';

const text = fc.string({ unit: 'binary' });

/** Bytes that are UTF-8 nearly everywhere, with a few that are not. */
const nearlyUtf8 = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }))
  .map(([source, changes]) => {
    const bytes = Uint8Array.from(Buffer.from(source));
    for (const [position, byte] of changes) if (bytes.length > 0) bytes[position % bytes.length] = byte;
    return bytes;
  });

describe.each([
  ['as the realm does it', encodeUtf8, decodeUtf8],
  ['where the realm has nothing', encodePortably, decodePortably],
])('UTF-8, %s', (_, encode, decode) => {
  it('is written as Node writes it, and reads back', () => {
    fc.assert(
      fc.property(text, (source) => {
        const bytes = encode(source);
        expect(Buffer.from(bytes)).toEqual(Buffer.from(source));
        expect(decode(bytes)).toBe(source);
      }),
    );
  });

  it('is read exactly when a strict decoder reads it', () => {
    const strict = (bytes: Uint8Array) => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return undefined;
      }
    };
    const hostile = fc.oneof(nearlyUtf8, fc.uint8Array({ maxLength: 8 }));
    fc.assert(
      fc.property(hostile, (bytes) => {
        expect(decode(bytes)).toBe(strict(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'c080',
    'c1bf',
    'e09fbf',
    'eda080',
    'edbfbf',
    'f08fbfbf',
    'f4908080',
    'f5808080',
    '80',
    'e282',
    'f09f98',
  ])('is not %s', (hex) => {
    expect(decode(Uint8Array.from(Buffer.from(hex, 'hex')))).toBeUndefined();
  });

  it('keeps a byte order mark, and texts longer than one call can take', () => {
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
    const long = 'aé😀'.repeat(50_000);
    expect(decode(encode(long))).toBe(long);
    expect(decode(encode('a'.repeat(200_000)))).toBe('a'.repeat(200_000));
  });
});
