import { describe, expect, it } from '@jest/globals';
import { pointerTo } from './json-pointer.js';

describe('pointerTo', () => {
  // The examples of RFC 6901 section 5, and two that tell the order of the replacements.
  it.each([
    ['foo', '/foo'],
    ['', '/'],
    ['a/b', '/a~1b'],
    ['c%d', '/c%d'],
    ['m~n', '/m~0n'],
    ['k"l', '/k"l'],
    ['~1', '/~01'],
    ['/~/~', '/~1~0~1~0'],
  ])('writes %j as %j', (name, pointer) => {
    expect(pointerTo(name)).toBe(pointer);
  });
});
