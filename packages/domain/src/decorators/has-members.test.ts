import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { translateErrors } from '../validation/translate-errors.js';
import { HasMembers } from './has-members.js';

describe('HasMembers', () => {
  @HasMembers()
  class Probe {
    readonly field?: string;
  }

  it('reports an empty object as a whole', () => {
    expect(translateErrors(validateSync(new Probe()))).toMatchObject([{ pointer: '', code: 'required' }]);
  });

  it('is content with one member', () => {
    expect(translateErrors(validateSync(Object.assign(new Probe(), { field: '' })))).toEqual([]);
  });
});
