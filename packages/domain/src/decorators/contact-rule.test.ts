import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { contactRule, textRule } from './contact-rule.js';

describe('contactRule', () => {
  it('reports the code and the message of a rule that does not hold', () => {
    const rule = contactRule({
      name: 'isEven',
      code: 'invalid_format',
      holds: (value) => Number(value) % 2 === 0,
      message: '$property must be even.',
    });
    expect(judge([rule], 4)).toEqual([]);
    expect(judge([rule], 5)).toEqual([
      { pointer: '/field', code: 'invalid_format', message: 'field must be even.' },
    ]);
  });
});

describe('textRule', () => {
  const rule = textRule(
    'isShort',
    'too_long',
    (text) => text.length < 3,
    (text) => `$property has ${text.length} characters.`,
  );

  it('may word its message by the text', () => {
    expect(judge([rule], 'abcd')).toMatchObject([{ message: 'field has 4 characters.' }]);
  });

  it('does not judge what is not a string', () => {
    expect(judge([rule], [1, 2, 3])).toEqual([]);
  });
});
