import { registerDecorator } from 'class-validator';
import { hasMembers } from '../rules/has-members.js';
import { breaks } from './contact-rule.js';

/**
 * Refuses an empty object. class-validator has no rules for a class as a whole, so this one is registered for the
 * property with the empty name, which the translation into violations reads as the root (pointer `""`).
 */
export function HasMembers(): ClassDecorator {
  return (target) => {
    registerDecorator({
      name: 'hasMembers',
      target,
      propertyName: '',
      validator: { validate: (_value, args) => hasMembers(args?.object ?? {}) },
      options: breaks(
        'required',
        'There is nothing to change. Give at least one field, for example {"city": "Berlin"}.',
      ),
    });
  };
}
