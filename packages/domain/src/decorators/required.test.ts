import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { judge } from '../../test/judge.js';
import { breaks } from './contact-rule.js';
import { Required } from './required.js';

const isString = IsString(breaks('wrong_type', '$property must be a string.'));

describe('Required', () => {
  it('reports a missing field once, with an example', () => {
    expect(judge([Required('"field": "x"'), isString], undefined)).toEqual([
      {
        pointer: '/field',
        code: 'required',
        message: 'field is required and missing. Add it, for example "field": "x".',
      },
    ]);
  });

  it('leaves null to the rules about the type', () => {
    expect(judge([Required('"field": "x"'), isString], null)).toMatchObject([{ code: 'wrong_type' }]);
  });
});
