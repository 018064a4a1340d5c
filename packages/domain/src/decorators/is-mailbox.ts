import { findMailboxProblem, isMailbox } from '../rules/is-mailbox.js';
import { textRule } from './contact-rule.js';

/** Refuses what is not a mailbox. class-validator's `IsEmail` follows other rules: it refuses address literals, for one. */
export function IsMailbox(): PropertyDecorator {
  return textRule(
    'isMailbox',
    'invalid_format',
    isMailbox,
    (text) =>
      `$property must be an e-mail address such as ada@example.com: ${findMailboxProblem(text) ?? ''}. Correct it, or leave $property out.`,
  );
}
