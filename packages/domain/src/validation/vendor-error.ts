import type { ViolationCode } from './violation.js';

/** The vendor's number and token for an error (docs/upstream/errors.md). */
export interface VendorError {
  readonly error_code: number;
  readonly error_token: string;
}

const invalidReference: VendorError = Object.freeze({ error_code: 1401, error_token: 'InvalidReference' });
const required: VendorError = Object.freeze({ error_code: 1402, error_token: 'Required' });
const invalidFormat: VendorError = Object.freeze({ error_code: 1403, error_token: 'InvalidFormat' });
const notAllowed: VendorError = Object.freeze({ error_code: 1406, error_token: 'NotAllowed' });

const vendorErrors: Readonly<Record<ViolationCode, VendorError>> = {
  required,
  wrong_type: invalidFormat,
  invalid_format: invalidFormat,
  too_long: invalidFormat,
  control_character: invalidFormat,
  unknown_reference: invalidReference,
  forbidden: notAllowed,
  unknown_field: notAllowed,
  not_allowed_for_type: notAllowed,
};

/**
 * Translates a violation code into the vendor's terms, for clients that know the vendor's error model only.
 *
 * @returns the vendor's `error_code` and `error_token`, as they stand in its nested `errors[]`.
 */
export function vendorErrorOf(code: ViolationCode): VendorError {
  return vendorErrors[code];
}
