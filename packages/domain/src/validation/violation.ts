/** The codes of all rules, in the order in which violations of one field are listed. */
export const violationCodes = [
  'required',
  'wrong_type',
  'invalid_format',
  'too_long',
  'control_character',
  'unknown_reference',
  'forbidden',
  'unknown_field',
  'not_allowed_for_type',
] as const;

/**
 * Which rule was broken. `unknown_reference` never comes from this package: ids outside the known catalogue pass,
 * and it is the code for the vendor's own refusal of such an id.
 */
export type ViolationCode = (typeof violationCodes)[number];

/** One broken rule. */
export interface Violation {
  /** Where, as a JSON Pointer (RFC 6901) into the submitted value; `""` is the value as a whole. */
  readonly pointer: string;
  readonly code: ViolationCode;
  /** The rule and the fix in words for people. Never holds the submitted value. */
  readonly message: string;
}
