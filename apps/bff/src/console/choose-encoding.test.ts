import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseEncoding, type Encoding } from './choose-encoding.js';

describe('chooseEncoding', () => {
  it.each<[string | undefined, Encoding]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0.1, gzip', 'br'],
    ['br;q=0, gzip;q=0.001', 'gzip'],
    ['br; q=0.000, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=x', 'identity'],
    ['brotli', 'identity'],
    ['identity', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('gives to Accept-Encoding: %j %s', (accept, expected) => {
    expect(chooseEncoding(accept, ['br', 'gzip'])).toBe(expected);
  });

  it('gives nothing that is not there, whatever is asked for', () => {
    const coding = fc.constantFrom('br', 'gzip', '*', 'identity', 'x');
    const part = fc
      .tuple(coding, fc.constantFrom('', ';q=0', ';q=0.5', ';q=', ';'))
      .map((two) => two.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        expect(chooseEncoding(parts.join(), [])).toBe('identity');
        expect(chooseEncoding(parts.join(), ['gzip'])).toMatch(/^(gzip|identity)$/);
      }),
    );
  });
});
