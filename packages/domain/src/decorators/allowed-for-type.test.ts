import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { AllowedForType } from './allowed-for-type.js';

describe('AllowedForType', () => {
  it('reports the field, not the type', () => {
    expect(judge([AllowedForType(6)], 'PO-1', { type: { id: 1 } })).toEqual([
      {
        pointer: '/field',
        code: 'not_allowed_for_type',
        message: 'field belongs to contacts of type 6 only. Remove it, or set type to {"id": 6}.',
      },
    ]);
  });

  it('says nothing for the right type', () => {
    expect(judge([AllowedForType(6)], 'PO-1', { type: { id: 6 } })).toEqual([]);
  });
});
