import { describe, expect, it } from '@jest/globals';
import { parseStrictJson } from './parse-strict-json.js';

const reasonFor = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? 'accepted' : parsed.reason;
};

describe('parseStrictJson', () => {
  it.each([
    ['\ufeff{}', 'byte_order_mark'],
    ['', 'empty'],
    [' \t\r\n', 'empty'],
    ['{"a":1', 'syntax'],
    ['{} {}', 'trailing_content'],
    ['{"a":1}\u0000', 'trailing_content'],
    ['"\\udc00"', 'lone_surrogate'],
    ['"\ud800"', 'lone_surrogate'],
    ['"\\udc00\\udc00"', 'lone_surrogate'],
    ['"\\ud800\\ud800\\udc00"', 'lone_surrogate'],
    ['"\ud800\\udc00"', 'accepted'],
    ['"\ufeff"', 'accepted'],
  ])('%j: %s', (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it.each([
    ['{"a":1,"a":1}', 'duplicate_key'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key'],
    ['{"\\/":1,"/":2}', 'duplicate_key'],
    ['{"😀":1,"\\ud83d\\ude00":2}', 'duplicate_key'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate_key'],
    ['{"":1,"":2}', 'duplicate_key'],
    ['{"1":1,"0":1,"1":1}', 'duplicate_key'],
    ['[{"a":{"b":1,"b":2}}]', 'duplicate_key'],
    ['{"a":{"x":1,"y":2},"a":0}', 'duplicate_key'],
    ['{"a":{"a":{"a":1}},"b":{"a":1}}', 'accepted'],
    ['{"a":1,"A":2,"a ":3,"á":4,"a\\u0301":5}', 'accepted'],
    ['[{"a":1},{"a":1}]', 'accepted'],
    ['{"\\\\u0061":1,"a":2}', 'accepted'],
  ])('compares the names in %s', (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it.each([
    ['9007199254740991', 'accepted'],
    ['-9007199254740991', 'accepted'],
    ['9007199254740991.0', 'accepted'],
    ['9.007199254740991e15', 'accepted'],
    ['9007199254740992', 'unsafe_integer'],
    ['-9007199254740992', 'unsafe_integer'],
    ['9007199254740993.0', 'unsafe_integer'],
    ['1e16', 'unsafe_integer'],
    ['0.1E17', 'unsafe_integer'],
    ['1e308', 'unsafe_integer'],
    ['1E400', 'number_overflow'],
    ['-1e400', 'number_overflow'],
    ['1e-400', 'accepted'],
    ['123456789012345678.5e-10', 'accepted'],
  ])('reads the number %s', (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
    expect(reasonFor(`{"id":${text}}`)).toBe(reason);
  });

  it.each(['6', '6.0', '6e0', '60e-1', '0.6E+1'])('takes %s for the integer 6', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: 6 });
  });

  it('allows 32 arrays and objects inside each other', () => {
    const nested = (depth: number) => '[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2);
    expect(reasonFor(nested(32))).toBe('accepted');
    expect(reasonFor(nested(34))).toBe('too_deep');
    expect(reasonFor('['.repeat(33) + ']'.repeat(33))).toBe('too_deep');
    expect(reasonFor(`[${'[],{},'.repeat(1_000)}0]`)).toBe('accepted');
  });

  it('makes an own member of __proto__ and leaves the prototypes alone', () => {
    const parsed = parseStrictJson(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['{"a":1,\n "a":2}', 2, 2],
    ['{\r\n"a": tru}', 2, 6],
    ['[1,\r2,\n\n 1e400]', 4, 2],
    ['{"name":"secret-name', 1, 21],
    ['[1] x', 1, 5],
    ['["é😀\\q"]', 1, 6],
    ['\n\n', 1, 1],
  ])('tells where the trouble in %j is', (text, line, column) => {
    expect(parseStrictJson(text)).toMatchObject({ ok: false, line, column });
  });

  it('never repeats the text in a message', () => {
    for (const text of [
      '{"secret":1,"secret":2}',
      '["secret',
      '{secret}',
      '[1e400]secret',
      '"secret\\q"',
      '[secret]',
    ]) {
      expect(parseStrictJson(text)).toMatchObject({ message: expect.not.stringMatching(/secret|1e400/) });
    }
  });
});
