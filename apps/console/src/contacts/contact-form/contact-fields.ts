/** The fields of a contact that are plain texts, by the group in which the form shows them. */
export const fieldGroups = {
  person: ['name', 'title', 'department'],
  reach: ['email', 'phone', 'mobile'],
  address: ['street', 'secondary_address', 'zipcode', 'city', 'state', 'country'],
} as const;

/** The fields of the form, with the names of the wire. */
export type FormField =
  'type' | 'purchase_order_number' | (typeof fieldGroups)[keyof typeof fieldGroups][number];

/** All of them, in the order of the form. */
export const formFields: readonly FormField[] = [
  'type',
  'purchase_order_number',
  ...fieldGroups.person,
  ...fieldGroups.reach,
  ...fieldGroups.address,
];

/** What the form holds: what was typed. `type` is an id in digits, `country` the text of the picker. */
export type FormValues = Readonly<Record<FormField, string>>;
