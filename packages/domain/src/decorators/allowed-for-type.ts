import { type Sibling, isAllowedForType } from '../rules/is-allowed-for-type.js';
import { contactRule } from './contact-rule.js';

/** Ties a field to one contact type. */
export function AllowedForType(allowedTypeId: number): PropertyDecorator {
  const type: Sibling = { sibling: 'type' };
  return contactRule({
    name: 'isAllowedForType',
    code: 'not_allowed_for_type',
    holds: (value, { object }) => isAllowedForType(value, (object as { type?: unknown }).type, allowedTypeId),
    message: `$property belongs to contacts of type ${allowedTypeId} only. Remove it, or set type to {"id": ${allowedTypeId}}.`,
    constraints: [type, allowedTypeId],
  });
}
