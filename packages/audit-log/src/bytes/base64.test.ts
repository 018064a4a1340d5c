import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from './base64.js';

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %s (RFC 4648 section 10)', (text, encoded) => {
    expect(encodeBase64(Buffer.from(text))).toBe(encoded);
    expect(Buffer.from(decodeBase64(encoded)!).toString()).toBe(text);
  });

  it('is what Node makes of any bytes, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for any bytes: whatever is read is written the same', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABZaz09+/-_= \n'), maxLength: 9 });
    fc.assert(
      fc.property(letters, (text) => {
        const standard = decodeBase64(text);
        if (standard) expect(encodeBase64(standard)).toBe(text);
        const urlSafe = decodeBase64Url(text);
        if (urlSafe) expect(encodeBase64Url(urlSafe)).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['Zg=', 'Zg', 'Z', 'Zh==', 'Zm9=', '====', 'Zg==\n', 'Z-__', 'Zg==Zg==', 'é'])(
    'is not %j',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  it.each(['Zg==', 'Z', 'Zh', 'Z+//', 'Zm9v '])('without padding is not %j', (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });
});
