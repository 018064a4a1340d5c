import { describe, expect, it } from '@jest/globals';
import { vendorErrorOf } from './vendor-error.js';
import { violationCodes } from './violation.js';

describe('vendorErrorOf', () => {
  it('gives every code a number and a token of docs/upstream/errors.md', () => {
    const table = violationCodes.map((code) => {
      const { error_code, error_token } = vendorErrorOf(code);
      return `${code} ${error_code} ${error_token}`;
    });
    expect(table).toEqual([
      'required 1402 Required',
      'wrong_type 1403 InvalidFormat',
      'invalid_format 1403 InvalidFormat',
      'too_long 1403 InvalidFormat',
      'control_character 1403 InvalidFormat',
      'unknown_reference 1401 InvalidReference',
      'forbidden 1406 NotAllowed',
      'unknown_field 1406 NotAllowed',
      'not_allowed_for_type 1406 NotAllowed',
    ]);
  });
});
