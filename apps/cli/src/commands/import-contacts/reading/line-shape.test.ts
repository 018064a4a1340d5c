import { describe, expect, it } from '@jest/globals';
import { parseStrictJson } from '@contacts/domain/core';
import fc from 'fast-check';
import { LineShape } from './line-shape.js';

const shapeOf = (line: string) => LineShape.of(JSON.parse(line));
const first = '{"type":{"id":1},"name":"Ada","city":""}';

describe('LineShape', () => {
  it.each([
    '{"type":{"id":205},"name":"Grace \u007f","city":"Łódź 😀"}',
    '{ "type" : { "id" : 0 } , "name" :\t"" , "city" : "a:{}[],b" } ',
    '{"type":{"id":999999999999999},"name":"\u2028","city":"\ufeff"}',
  ])('reads %j as it has read the first', (line) => {
    const lines = `${line}\n${line}\r\n`;
    const value: unknown = JSON.parse(line);
    expect(shapeOf(first)?.readAt(lines, 0)).toEqual({ value, next: line.length + 1 });
    expect(shapeOf(first)?.readAt(lines, line.length + 1)).toEqual({ value, next: lines.length });
  });

  it.each([
    ['another order', '{"name":"Ada","type":{"id":1},"city":""}'],
    ['a member less', '{"type":{"id":1},"name":"Ada"}'],
    ['a member more', '{"type":{"id":1},"name":"Ada","city":"","title":""}'],
    ['a name twice', '{"type":{"id":1},"name":"Ada","city":"","name":"Ada"}'],
    ['an escape', '{"type":{"id":1},"name":"\\u0041da","city":""}'],
    ['a control character', '{"type":{"id":1},"name":"A\tda","city":""}'],
    ['another kind of value', '{"type":{"id":1},"name":null,"city":""}'],
    ['a fraction', '{"type":{"id":1.0},"name":"Ada","city":""}'],
    ['a sign', '{"type":{"id":-1},"name":"Ada","city":""}'],
    ['a leading zero', '{"type":{"id":01},"name":"Ada","city":""}'],
    ['more digits than are safe', '{"type":{"id":9007199254740993},"name":"Ada","city":""}'],
    ['something behind it', '{"type":{"id":1},"name":"Ada","city":""},'],
    ['a blank of another kind', '{"type":{"id":1},"name":"Ada","city":""}\u00a0'],
  ])('leaves a line with %s to strict JSON', (_, line) => {
    expect(shapeOf(first)?.readAt(`${line}\n`, 0)).toBeUndefined();
  });

  it('waits for the end of a line', () => {
    expect(shapeOf(first)?.readAt(first, 0)).toBeUndefined();
  });

  it.each([
    '[]',
    'null',
    '{"name":null}',
    '{"is":true}',
    '{"type":{"id":{"id":1}}}',
    '{"__proto__":{"id":1}}',
    JSON.stringify({ ['n'.repeat(101)]: '' }),
    JSON.stringify(Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`n${index}`, '']))),
  ])('is nothing for %j', (line) => {
    expect(shapeOf(line)).toBeUndefined();
  });

  it('reads what strict JSON reads, to the same value, whatever the names are', () => {
    const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.nat());
    const object = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 3 }), scalar, {
      maxKeys: 4,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(object, object, (value, inner) => {
        const line = JSON.stringify({ inner, ...value });
        const parsed = parseStrictJson(line);
        const found = shapeOf(line)?.readAt(`${line}\n`, 0);
        if (found !== undefined) expect(parsed).toEqual({ ok: true, value: found.value });
      }),
    );
  });
});
