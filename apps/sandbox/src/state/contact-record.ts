/** Names of a contact's plain text members, in the order of docs/upstream/contacts.md section 2. */
export const textMembers = [
  'name',
  'title',
  'department',
  'street',
  'zipcode',
  'city',
  'email',
  'phone',
  'mobile',
  'state',
  'secondary_address',
  'purchase_order_number',
] as const;

/** The text members that are set; an absent one is shown as null. */
export type ContactTexts = Partial<Record<(typeof textMembers)[number], string>>;

/** A stored contact. References are kept as ids and resolved when the contact is shown. */
export interface ContactRecord {
  readonly id: number;
  readonly organisationId: number;
  readonly typeId: number;
  readonly countryId: number | undefined;
  readonly texts: ContactTexts;
}
