import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requestIdOf, traceIdOf } from './request-id.js';

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idOf = (id?: string) => requestIdOf({ headers: id === undefined ? {} : { 'x-request-id': id } });

describe('requestIdOf', () => {
  it.each(['12345678', 'a'.repeat(64), 'A.b_c-D9', '........'])('takes %s over', (id) => {
    expect(idOf(id)).toBe(id);
  });

  it.each([
    '',
    '1234567',
    'a'.repeat(65),
    'with space',
    'a/b/c/d/e',
    'abcdefg\n',
    'abcdefg\u00fc',
    'one, twotwo',
    '<script>',
  ])('makes an id of its own instead of %j', (id) => expect(idOf(id)).toMatch(uuidv7));

  it('makes another one for every request', () => {
    expect(idOf()).toMatch(uuidv7);
    expect(idOf()).not.toBe(idOf());
  });

  it('gives nothing that is unsafe in a header or a log', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(idOf(id)).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
      }),
    );
  });
});

describe('traceIdOf', () => {
  const trace = 'a1'.repeat(16);
  const parent = 'b2'.repeat(8);
  const idIn = (traceparent?: string) => traceIdOf(traceparent === undefined ? {} : { traceparent });

  it.each([
    `00-${trace}-${parent}-01`,
    `00-${trace}-${parent}-00`,
    `cc-${trace}-${parent}-01-what-comes-later`,
  ])('reads %s', (traceparent) => expect(idIn(traceparent)).toBe(trace));

  it.each([
    undefined,
    '',
    trace,
    `00-${trace}-${parent}`,
    `00-${trace}-${parent}-01-more`,
    `00-${trace}-${parent}-012`,
    `cc-${trace}-${parent}-01more`,
    `ff-${trace}-${parent}-01`,
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    ` 00-${trace}-${parent}-01`,
  ])('finds none in %j', (traceparent) => expect(idIn(traceparent)).toBeNull());
});
