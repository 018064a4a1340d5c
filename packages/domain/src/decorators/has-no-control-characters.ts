import { hasNoControlCharacters } from '../rules/has-no-control-characters.js';
import { textRule } from './contact-rule.js';

/** Refuses control characters in a string. */
export function HasNoControlCharacters(): PropertyDecorator {
  return textRule(
    'hasNoControlCharacters',
    'control_character',
    hasNoControlCharacters,
    '$property contains a control character such as a line break or a tab. Remove it, or replace it by a space.',
  );
}
