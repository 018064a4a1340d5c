import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readRefusal } from './read-refusal.js';

const nothing = { error_code: null, error_token: null, message: null };

describe('readRefusal', () => {
  it.each([
    '',
    ' ',
    'null',
    '[]',
    '"text"',
    '42',
    '<html>422</html>',
    '{"error_code":',
    '[{"error_code":1400}]',
  ])('finds nothing in %j', (text) => expect(readRefusal(text)).toEqual({ ...nothing, errors: [] }));

  it('reads members of a wrong type as null', () => {
    const body = { error_code: '1400', error_token: { a: 1 }, message: ['x'], errors: 'none' };
    expect(readRefusal(JSON.stringify(body))).toEqual({ ...nothing, errors: [] });
    expect(readRefusal('{"error_code":1e999,"error_token":"a b\\n","message":""}')).toEqual({
      ...nothing,
      errors: [],
    });
  });

  it('flattens nested errors in their order and skips what is none', () => {
    const named = (error_token: string, errors?: unknown) => ({
      error_code: 1,
      error_token,
      message: 'm',
      errors,
    });
    const body = named('A', [named('B', [named('C'), null, 7, named('D')]), 'x', named('E', named('F'))]);
    expect(readRefusal(JSON.stringify(body)).errors.map(({ error_token }) => error_token)).toEqual([
      'B',
      'C',
      'D',
      'E',
      'F',
    ]);
  });

  it('bounds the number of details', () => {
    const body = { errors: Array.from({ length: 1000 }, () => ({ message: 'x' })) };
    expect(readRefusal(JSON.stringify(body)).errors).toHaveLength(50);
  });

  it('drops a message that is too long: cut, it could hide a submitted value', () => {
    expect(readRefusal(JSON.stringify({ message: 'x'.repeat(500) })).message).toBe('x'.repeat(500));
    expect(readRefusal(JSON.stringify({ message: 'x'.repeat(501) })).message).toBeNull();
  });

  it('survives nesting of any depth', () => {
    const depth = 20_000;
    const text = '{"errors":['.repeat(depth) + ']}'.repeat(depth);
    expect(readRefusal(text).errors.length).toBeLessThanOrEqual(50);
  });

  it('never throws, and gives nothing but checked members', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          error_code: fc.jsonValue(),
          error_token: fc.jsonValue(),
          message: fc.jsonValue(),
          errors: fc.jsonValue(),
        })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const refusal = readRefusal(text);
        for (const { error_code, error_token, message } of [refusal, ...refusal.errors]) {
          expect(error_code === null || Number.isSafeInteger(error_code)).toBe(true);
          expect(error_token === null || /^\w{1,64}$/.test(error_token)).toBe(true);
          expect(message === null || (typeof message === 'string' && message.length <= 500)).toBe(true);
        }
      }),
    );
  });
});
