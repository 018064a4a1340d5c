import { hasAtMostCodePoints } from '../rules/has-at-most-code-points.js';
import { contactRule } from './contact-rule.js';

/**
 * Limits a string to a number of code points. class-validator's `MaxLength` does not count variation selectors, so it
 * would let longer strings through.
 */
export function HasAtMostCodePoints(limit: number): PropertyDecorator {
  return contactRule({
    name: 'hasAtMostCodePoints',
    code: 'too_long',
    holds: (value) => typeof value !== 'string' || hasAtMostCodePoints(value, limit),
    message: `$property is longer than ${limit} characters. Shorten it.`,
    constraints: [limit],
  });
}
