import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { breaks } from './contact-rule.js';
import { ifPresent, isPresent, Optional, Required } from './is-present.js';
import { IsString } from 'class-validator';

const isString = IsString(breaks('wrong_type', '$property must be a string.'));

describe('isPresent', () => {
  it.each([null, '', 0, false, Number.NaN])('takes %p for a value', (value) => {
    expect(isPresent(value)).toBe(true);
    expect(ifPresent({}, value)).toBe(true);
  });

  it('takes undefined for none', () => {
    expect(isPresent(undefined)).toBe(false);
    expect(ifPresent({}, undefined)).toBe(false);
  });
});

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

describe('Optional', () => {
  it('lets a field be left out', () => {
    expect(judge([Optional(), isString], undefined)).toEqual([]);
  });

  it.each([null, 0, {}])('lets the other rules judge %p', (value) => {
    expect(judge([Optional(), isString], value)).toMatchObject([{ code: 'wrong_type' }]);
  });
});
