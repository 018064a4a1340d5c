import { describe, expect, it } from '@jest/globals';
import { isDomain } from './domain.js';

const label63 = 'a'.repeat(63);

describe('isDomain', () => {
  it.each([
    'example.com',
    'EXAMPLE.Com',
    'localhost',
    'a',
    '1',
    '1.2.3.4',
    '3com.com',
    'a-b.c--d',
    'xn--bcher-kva.example',
    `${label63}.${label63}`,
  ])('accepts %s', (text) => {
    expect(isDomain(text)).toBe(true);
  });

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '-a',
    'a-',
    'a.-b',
    'a-.b',
    'a_b',
    'a b',
    'a@b',
    'a/b',
    '[1.2.3.4]',
    'a\n',
    `${label63}a`,
  ])('refuses %j', (text) => {
    expect(isDomain(text)).toBe(false);
  });

  it.each([
    'bücher.example',
    'Bücher.example',
    'ΠΑΡΆΔΕΙΓΜΑ.example',
    'παράδειγμα.δοκιμή',
    'faß.de',
    'βόλος.com',
    '例え.テスト',
    '실례.테스트',
    'उदाहरण.परीक्षा',
    'مثال.إختبار',
    'נײַנ.example',
    'l\u00b7l.cat',
    '0ü9.example',
    'ü'.repeat(59),
    '\u{20000}'.repeat(59),
  ])('accepts the U-labels of %s', (text) => {
    expect(isDomain(text)).toBe(true);
  });

  it.each([
    ['a hyphen first', '-ü'],
    ['a hyphen last', 'ü-'],
    ['hyphens in third and fourth place', 'xn--ü'],
    ['a combining mark first', '\u0301a\u00fc'],
    ['a decomposed letter', 'bu\u0308cher'],
    ['a full-width letter', 'ｅxample'],
    ['a ligature', 'ﬁü'],
    ['a symbol', 'i♥ny'],
    ['an emoji', '😀'],
    ['a no-break space', 'a\u00a0b'],
    ['a control character', 'a\u0085b'],
    ['an ideographic full stop, which is no dot here', '例え。テスト'],
    ['an ASCII character that no label may have', 'ü_b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['more code points than an A-label can hold', 'ü'.repeat(60)],
  ])('refuses a label with %s', (_case, text) => {
    expect(isDomain(text)).toBe(false);
  });
});
