import { isWellFormed } from '../rules/is-well-formed.js';
import { textRule } from './contact-rule.js';

/** Refuses strings that hold half a character. */
export function IsWellFormed(): PropertyDecorator {
  return textRule(
    'isWellFormed',
    'invalid_format',
    isWellFormed,
    '$property is not well-formed Unicode: it holds one half of a surrogate pair. Enter the text again.',
  );
}
