import { describe, expect, it } from '@jest/globals';
import { endOfLocalPart } from './local-part.js';

describe('endOfLocalPart', () => {
  it.each([
    'a',
    'ada.lovelace',
    'a.b.c.d',
    "!#$%&'*+-/=?^_`{|}~",
    '0',
    'jürgen',
    '用户',
    '😀.b',
    '""',
    '" "',
    '"a b"',
    '"@"',
    '"a..b."',
    '"\\""',
    '"\\\\"',
    '"\\a\\ "',
    '"(),:;<>[]"',
    '"ü"',
  ])('finds the @ behind %j', (localPart) => {
    expect(endOfLocalPart(`${localPart}@example.com`)).toBe(localPart.length);
  });

  it.each([
    '',
    '.',
    '.a',
    'a.',
    'a..b',
    'a b',
    ' a',
    'a,b',
    'a"b',
    'a\\@b',
    '(comment)a',
    'a\n',
    'a\u007f',
    '"',
    '"a',
    '"a"b',
    '"a"."b"',
    'a."b"',
    '"a"b"',
    '"\\"',
    '"\\\u007f"',
    '"\\ü"',
    '"\u0000"',
    '"\t"',
  ])('refuses %j', (localPart) => {
    expect(endOfLocalPart(`${localPart}@example.com`)).toBe(-1);
  });

  it.each(['a', '"a"', '"a\\', '', '"'])('refuses %j, which no @ follows', (text) => {
    expect(endOfLocalPart(text)).toBe(-1);
  });
});
