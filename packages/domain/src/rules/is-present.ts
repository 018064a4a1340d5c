import { ValidateIf } from 'class-validator';
import { contactRule } from './contact-rule.js';

/** A member whose value is undefined counts as absent, as in JSON.stringify. */
export function isPresent(value: unknown): boolean {
  return value !== undefined;
}

/** The condition behind `Optional`. `null` is a value and is judged by the other rules. */
export function ifPresent(_model: object, value: unknown): boolean {
  return isPresent(value);
}

/**
 * The field must be there.
 *
 * @param example the field as a client would write it, shown in the message.
 */
export function Required(example: string): PropertyDecorator {
  return contactRule({
    name: 'isPresent',
    code: 'required',
    holds: isPresent,
    message: `$property is required and missing. Add it, for example ${example}.`,
  });
}

/**
 * The field may be left out; the other rules apply only if it is there. class-validator's `IsOptional` would let
 * `null` through as well.
 */
export function Optional(): PropertyDecorator {
  return ValidateIf(ifPresent);
}
