import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HmacSha256 } from './hmac-sha256.js';

describe('HMAC-SHA-256', () => {
  // RFC 4231, section 4, as far as the keys fit into a block and the data are text.
  it.each([
    ['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      Buffer.from('Jefe').toString('hex'),
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
  ])('is what RFC 4231 says for the key %s', (key, text, mac) => {
    expect(new HmacSha256(Buffer.from(key, 'hex')).macOf(text)).toBe(mac);
  });

  it('is what createHmac makes of any key and any text', () => {
    const keys = fc.uint8Array({ maxLength: 64 });
    fc.assert(
      fc.property(keys, fc.string({ unit: 'binary', maxLength: 300 }), (key, text) => {
        expect(new HmacSha256(key).macOf(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
      }),
    );
  });

  it('refuses a key that would have to be hashed first', () => {
    expect(() => new HmacSha256(new Uint8Array(65))).toThrow(RangeError);
  });
});
