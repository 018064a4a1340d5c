import { expect, it } from '@jest/globals';
import { cutText, fieldOfPointer, pointerText } from './pointer-text.js';

it.each([
  ['', 'the contact', undefined],
  ['/name', 'name', 'name'],
  ['/country/id', 'country.id', 'country'],
  ['/a~1b~01', 'a/b~1', 'a/b~1'],
  [`/${'x'.repeat(101)}`, `${'x'.repeat(99)}…`, 'x'.repeat(101)],
])('writes the pointer %j as %j', (pointer, text, field) => {
  expect(pointerText(pointer)).toBe(text);
  expect(fieldOfPointer(pointer)).toBe(field);
});

it('cuts no character in two', () => {
  expect(cutText(`${'x'.repeat(98)}😀😀`)).toBe(`${'x'.repeat(98)}…`);
  expect(cutText('x'.repeat(100))).toBe('x'.repeat(100));
});
