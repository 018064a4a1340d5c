import { describe, expect, it } from '@jest/globals';
import { countMembers } from './count-members.js';

describe('countMembers', () => {
  it.each([
    ['null', 0],
    ['"ab"', 0],
    ['[1,"x",null]', 0],
    ['{}', 0],
    ['{"a":1,"b":null}', 2],
    ['{"a":{"b":{"c":1}},"__proto__":{"d":1}}', 5],
    ['[{"a":1},[{"b":[{"0":1}]}]]', 3],
  ])('of %s: %i', (text, count) => {
    expect(countMembers(JSON.parse(text))).toBe(count);
  });
});
