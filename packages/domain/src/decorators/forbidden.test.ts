import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { Forbidden } from './forbidden.js';

describe('Forbidden', () => {
  it('gives the reason', () => {
    expect(judge([Forbidden('the vendor assigns it. Remove it.')], 7)).toEqual([
      {
        pointer: '/field',
        code: 'forbidden',
        message: 'field must not be sent: the vendor assigns it. Remove it.',
      },
    ]);
  });

  it('says nothing about a field that is not there', () => {
    expect(judge([Forbidden('it is not wanted.')], undefined)).toEqual([]);
  });
});
