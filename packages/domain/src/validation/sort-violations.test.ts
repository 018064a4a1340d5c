import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortViolations } from './sort-violations.js';
import { violationCodes, type Violation } from './violation.js';

const inOrder: Violation[] = [
  ['', 'required'],
  ['/type', 'required'],
  ['/type', 'wrong_type'],
  ['/type/__proto__', 'unknown_field'],
  ['/type/id', 'invalid_format'],
  ['/name', 'control_character'],
  ['/country/id', 'required'],
  ['/purchase_order_number', 'too_long'],
  ['/purchase_order_number', 'control_character'],
  ['/purchase_order_number', 'not_allowed_for_type'],
  ['/', 'unknown_field'],
  ['/Zebra', 'unknown_field'],
  ['/id', 'forbidden'],
  ['/names', 'unknown_field'],
  ['/organisation_id', 'forbidden'],
  ['/type~1id', 'unknown_field'],
].map(([pointer = '', code]) => ({
  pointer,
  code: violationCodes.find((known) => known === code)!,
  message: '',
}));

describe('sortViolations', () => {
  it('has one order, whatever the order of the input', () => {
    const shuffled = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    fc.assert(
      fc.property(shuffled, (violations) => {
        expect(sortViolations(violations)).toEqual(inOrder);
      }),
    );
  });
});
