import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { HasNoControlCharacters } from './has-no-control-characters.js';

describe('HasNoControlCharacters', () => {
  it('reports a control character', () => {
    expect(judge([HasNoControlCharacters()], 'a\u0000')).toMatchObject([
      { pointer: '/field', code: 'control_character' },
    ]);
  });

  it('leaves other types to IsString', () => {
    expect(judge([HasNoControlCharacters()], ['\n'])).toEqual([]);
  });
});
