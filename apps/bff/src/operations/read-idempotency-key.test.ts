import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../platform/problem/problem.js';
import { readIdempotencyKey } from './read-idempotency-key.js';

const refused = Symbol('refused');

function read(header: string | readonly string[] | undefined): string | null | typeof refused {
  try {
    return readIdempotencyKey(header);
  } catch (error) {
    if (error instanceof Problem && error.slug === 'invalid-idempotency-key') return refused;
    throw error;
  }
}

/** An RFC 8941 string (section 3.3.3) of a text. */
const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

const visible = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index));
const key = fc.string({ unit: fc.constantFrom(...visible), minLength: 1, maxLength: 255 });

describe('readIdempotencyKey', () => {
  it('has none without a header', () => expect(read(undefined)).toBeNull());

  it.each<[string, string]>([
    ['key', 'key'],
    ['"key"', 'key'],
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', 'a\\b'],
    ['a"b', 'a"b'],
    ['a\\b', 'a\\b'],
    ['a"', 'a"'],
    ['a,b', 'a,b'],
    ['!', '!'],
    ['~', '~'],
    ['k'.repeat(255), 'k'.repeat(255)],
    [quote('"'.repeat(255)), '"'.repeat(255)],
  ])('reads %s', (header, text) => expect(read(header)).toBe(text));

  it.each([
    '',
    '""',
    '"',
    '"""',
    ' ',
    '" "',
    'a b',
    '"a b"',
    '"key',
    '"key"x',
    '"key";a=1',
    '"a"b"',
    '"a\\b"',
    '"key\\"',
    'kéy',
    '"kéy"',
    'k\0y',
    'k\ty',
    'k\u007fy',
    'k'.repeat(256),
    quote('k'.repeat(256)),
  ])('refuses %j', (header) => expect(read(header)).toBe(refused));

  it('refuses a header that came twice', () => expect(read(['key', 'key'])).toBe(refused));

  it('takes a text for the same key, bare or quoted', () => {
    fc.assert(
      fc.property(key, (text) => {
        expect(read(quote(text))).toBe(text);
        if (!text.startsWith('"')) expect(read(text)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never takes two texts for one key', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(read(quote(one)) === read(quote(other))).toBe(one === other);
      }),
    );
  });

  it('gives a visible key for anything that it does not refuse', () => {
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\\', 'a', ' ', ';') }),
    );
    fc.assert(
      fc.property(header, (text) => {
        const read_ = read(text);
        if (read_ !== refused) expect(read_).toMatch(/^[!-~]{1,255}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
