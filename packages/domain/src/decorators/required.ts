import { isPresent } from '../rules/is-present.js';
import { contactRule } from './contact-rule.js';

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
