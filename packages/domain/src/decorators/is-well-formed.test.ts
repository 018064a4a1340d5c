import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { IsWellFormed } from './is-well-formed.js';

describe('IsWellFormed', () => {
  it('reports half a pair', () => {
    expect(judge([IsWellFormed()], '\ud83d')).toMatchObject([{ pointer: '/field', code: 'invalid_format' }]);
  });
});
