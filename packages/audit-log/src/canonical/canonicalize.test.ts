import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCanonicalWriter } from './canonical-writer.js';
import { CanonicalFormError, canonicalize } from './canonicalize.js';

/** Any JSON value that has a canonical form here. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.nat(30).map(String), fc.constant('__proto__')),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value;

describe('the canonical form', () => {
  it('of RFC 8785 section 3.2.2, as far as it has no fractions', () => {
    const value = {
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"\/',
      literals: [null, true, false],
    };
    expect(canonicalize(value)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders members by UTF-16 code units (RFC 8785 section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalize(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('writes integers as RFC 8785 appendix B does', () => {
    expect(canonicalize([0, -0, 9007199254740991, -9007199254740991, 1e15])).toBe(
      '[0,0,9007199254740991,-9007199254740991,1000000000000000]',
    );
  });

  it('escapes what it must and nothing else', () => {
    const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('');
    expect(canonicalize(`${controls}"\\/\u007f\u2028`)).toBe(
      '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011' +
        '\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f' +
        '\\"\\\\/\u007f\u2028"',
    );
  });

  it.each<[string, unknown, string]>([
    ['a fraction', { a: [1, 1.5] }, '/a/1'],
    ['not a number', Number.NaN, ''],
    ['an endless number', { a: -Infinity }, '/a'],
    ['an unsafe integer', [2 ** 53], '/0'],
    ['a big integer', [1n], '/0'],
    ['half of a surrogate pair', { a: { b: 'x\ud83d' } }, '/a/b'],
    ['half of a surrogate pair in a name', { '\ude00': 1 }, '/\ufffd'],
    ['undefined', { a: undefined }, '/a'],
    ['a hole', [1, , 3], '/1'],
    ['a function', { 'a/b~': () => 1 }, '/a~1b~0'],
    ['a symbol', Symbol('x'), ''],
    ['a date', { a: new Date(0) }, '/a'],
    ['a map', new Map(), ''],
  ])('does not exist for %s', (_, value, pointer) => {
    expect(() => canonicalize(value)).toThrow(CanonicalFormError);
    expect(() => canonicalize(value)).toThrow(`The value at "${pointer}" `);
  });

  it('does not exist for cycles, nor for more than 32 levels', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => canonicalize(cycle)).toThrow(CanonicalFormError);
    const nest = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;
    expect(canonicalize(nest(32))).toBe('['.repeat(32) + ']'.repeat(32));
    expect(() => canonicalize(nest(33))).toThrow('deeper than 32 levels');
  });

  it('parses back to the value, and is its own canonical form', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalize(value);
        const parsed: unknown = JSON.parse(text);
        expect(parsed).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalize(parsed)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the fast way to recognise and write a canonical form', () => {
  it('agrees with the slow one on any JSON, canonical or not', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1), fc.boolean(), (value, space, isCanonical) => {
        const text = isCanonical ? canonicalize(value) : JSON.stringify(value, null, space);
        const parsed = JSON.parse(text) as object;
        const write = findCanonicalWriter(text, parsed);
        expect(write !== undefined).toBe(text === canonicalize(parsed));
        if (write) expect(write({ part: parsed })).toBe(canonicalize({ part: parsed }));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['{"1":0,"10":0,"2":0}', true],
    ['{"1":0,"2":0,"10":0}', false],
    ['{"a":"\\ud83d"}', false],
    ['{"a":"\\\\ud83d"}', true],
    ['{"b":{"b":1,"a":2}}', false],
    ['{"a":9007199254740992}', false],
    ['{"a":1e3}', false],
    ['{"a":-0}', false],
    ['{"a":[[[[[[[[[[1]]]]]]]]]]}', true],
  ])('of %s: %s', (text, isCanonical) => {
    expect(findCanonicalWriter(text, JSON.parse(text) as object) !== undefined).toBe(isCanonical);
  });
});
