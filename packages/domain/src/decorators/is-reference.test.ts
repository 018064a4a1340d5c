import { describe, expect, it } from '@jest/globals';
import { Reference } from '../contact/reference.js';
import { judge } from '../../test/judge.js';
import { IsReference } from './is-reference.js';

const reference = (id?: unknown) => Object.assign(new Reference(), { id });

describe('IsReference', () => {
  it.each([1, 6, Number.MAX_SAFE_INTEGER])('accepts the id %p', (id) => {
    expect(judge([IsReference()], reference(id))).toEqual([]);
  });

  it.each([
    ['no id', undefined, 'required'],
    ['null', null, 'wrong_type'],
    ['a string of digits', '6', 'wrong_type'],
    ['a fraction', 1.5, 'wrong_type'],
    ['not a number', Number.NaN, 'wrong_type'],
    ['infinity', Number.POSITIVE_INFINITY, 'wrong_type'],
    ['a boolean', true, 'wrong_type'],
    ['zero', 0, 'invalid_format'],
    ['negative zero', -0, 'invalid_format'],
    ['a negative number', -1, 'invalid_format'],
    ['an unsafe integer', 2 ** 53, 'invalid_format'],
  ])('reports %s at the id, once', (_case, id, code) => {
    expect(judge([IsReference()], reference(id))).toMatchObject([{ pointer: '/field/id', code }]);
  });

  it.each([null, 6, '6', true, []])('reports %j, which is no object, once', (value) => {
    expect(judge([IsReference()], value)).toMatchObject([{ pointer: '/field', code: 'wrong_type' }]);
  });
});
