import type { OptionDefinition } from '../command-options.js';

/** A field of a contact with its flag. The wire's snake_case is the flag's kebab-case. */
export interface ContactFlag extends OptionDefinition {
  readonly field: string;
}

const flag = (field: string, value: string, description: string): ContactFlag => ({
  field,
  flags: `--${field.replaceAll('_', '-')} <${value}>`,
  description,
});

/** One flag for each field (docs/upstream/contacts.md), in the order of the wire. */
export const contactFlags: readonly ContactFlag[] = [
  {
    ...flag('type', 'id-or-name', 'contact type, see `contacts types`; needed here or in the file'),
    suggests: 'contact types',
  },
  flag('name', 'text', 'first and last name'),
  flag('title', 'text', 'such as Dr or Ing.'),
  flag('department', 'text', 'department'),
  flag('street', 'text', 'street and number'),
  flag('zipcode', 'text', 'postal code'),
  flag('city', 'text', 'city'),
  flag('country', 'code-name-or-id', 'ISO code, name or id, see `contacts countries`'),
  flag('email', 'address', 'e-mail address'),
  flag('phone', 'text', 'phone number'),
  flag('mobile', 'text', 'mobile phone number'),
  flag('state', 'text', 'state or province'),
  flag('secondary_address', 'text', 'second address line, such as a floor'),
  flag('purchase_order_number', 'text', 'on invoices; at most 50 characters, type 6 only'),
];
