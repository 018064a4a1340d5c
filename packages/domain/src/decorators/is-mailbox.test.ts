import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { IsMailbox } from './is-mailbox.js';

describe('IsMailbox', () => {
  it('says what is wrong, without quoting the address', () => {
    expect(judge([IsMailbox()], 'secret.example')).toEqual([
      {
        pointer: '/field',
        code: 'invalid_format',
        message:
          'field must be an e-mail address such as ada@example.com: the @ is missing. Correct it, or leave field out.',
      },
    ]);
  });

  it('leaves other types to IsString', () => {
    expect(judge([IsMailbox()], ['a@b'])).toEqual([]);
  });
});
