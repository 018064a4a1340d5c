import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { HasAtMostCodePoints } from './has-at-most-code-points.js';

describe('HasAtMostCodePoints', () => {
  it('reports a longer string with the limit', () => {
    const violations = judge([HasAtMostCodePoints(2)], 'abc');
    expect(violations).toEqual([
      { pointer: '/field', code: 'too_long', message: 'field is longer than 2 characters. Shorten it.' },
    ]);
  });

  it('leaves other types to IsString', () => {
    expect(judge([HasAtMostCodePoints(2)], [1, 2, 3])).toEqual([]);
  });
});
