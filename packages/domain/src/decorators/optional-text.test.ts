import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { OptionalText } from './optional-text.js';

describe('OptionalText', () => {
  it.each([undefined, '', ' ', 'Ada', '\u202eevil', '<b>', 'x'.repeat(100_000)])('accepts %.20j', (value) => {
    expect(judge([OptionalText()], value)).toEqual([]);
  });

  it.each([null, 0, 12, true, [], ['Ada'], { name: 'Ada' }])('reports %j as the wrong type only', (value) => {
    expect(judge([OptionalText()], value)).toMatchObject([{ pointer: '/field', code: 'wrong_type' }]);
  });

  it('reports every broken rule about the content', () => {
    expect(judge([OptionalText()], '\n\ud800').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['invalid_format', 'control_character']),
    );
  });
});
