import { ValidateIf } from 'class-validator';
import { isPresent } from '../rules/is-present.js';

/** The condition behind `Optional`. `null` is a value and is judged by the other rules. */
export function ifPresent(_model: object, value: unknown): boolean {
  return isPresent(value);
}

/**
 * The field may be left out; the other rules apply only if it is there. class-validator's `IsOptional` would let
 * `null` through as well.
 */
export function Optional(): PropertyDecorator {
  return ValidateIf(ifPresent);
}
