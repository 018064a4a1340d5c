import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { judge } from '../../test/judge.js';
import { breaks } from './contact-rule.js';
import { Optional } from './optional.js';

const isString = IsString(breaks('wrong_type', '$property must be a string.'));

describe('Optional', () => {
  it('lets a field be left out', () => {
    expect(judge([Optional(), isString], undefined)).toEqual([]);
  });

  it.each([null, 0, {}])('lets the other rules judge %p', (value) => {
    expect(judge([Optional(), isString], value)).toMatchObject([{ code: 'wrong_type' }]);
  });
});
