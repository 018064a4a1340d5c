import { isAbsent } from '../rules/is-absent.js';
import { contactRule } from './contact-rule.js';

/**
 * The vendor names this field as one that must not be sent (docs/upstream/contacts.md).
 *
 * @param reason why, and what to do instead; part of the message.
 */
export function Forbidden(reason: string): PropertyDecorator {
  return contactRule({
    name: 'isAbsent',
    code: 'forbidden',
    holds: isAbsent,
    message: `$property must not be sent: ${reason}`,
  });
}
