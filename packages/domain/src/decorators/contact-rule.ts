import { ValidateBy, type ValidationArguments, type ValidationOptions } from 'class-validator';
import type { ViolationCode } from '../validation/violation.js';

/** What every rule carries in class-validator's `context`: the code under which a breach is reported. */
export interface RuleContext {
  readonly code: ViolationCode;
}

/**
 * Options that tie a decorator of class-validator to a violation code and to our own wording.
 *
 * @param message rule and fix for people; `$property` stands for the field's name. The token `$value` must not occur.
 */
export function breaks(code: ViolationCode, message: string): ValidationOptions {
  return { message, context: { code } satisfies RuleContext };
}

/** A rule of our own: a pure predicate with the name under which the fast check finds it again. */
export interface ContactRule {
  /** The predicate's exported name; the fast check imports it from `rules/<name in kebab case>.ts`. */
  readonly name: string;
  readonly code: ViolationCode;
  readonly holds: (value: unknown, args: ValidationArguments) => boolean;
  /** Rule and fix; `$property` stands for the field's name. Must not quote the value. */
  readonly message: string | ((args: ValidationArguments) => string);
  /** The predicate's further arguments. */
  readonly constraints?: readonly unknown[];
}

/** Makes a property decorator of a rule. */
export function contactRule({
  name,
  code,
  holds,
  message,
  constraints = [],
}: ContactRule): PropertyDecorator {
  return ValidateBy(
    {
      name,
      constraints: [...constraints],
      validator: { validate: (value, args) => holds(value, args as ValidationArguments) },
    },
    { message, context: { code } satisfies RuleContext },
  );
}

/** A rule about strings: any other value passes, because `IsString` reports it already. */
export function textRule(
  name: string,
  code: ViolationCode,
  predicate: (text: string) => boolean,
  message: string | ((text: string) => string),
): PropertyDecorator {
  return contactRule({
    name,
    code,
    holds: (value) => typeof value !== 'string' || predicate(value),
    message: typeof message === 'string' ? message : ({ value }) => message(value as string),
  });
}
