/** The accepted fields of a contact with the names of the wire, in the order in which they are sent. */
export const contactFields: readonly string[] = Object.freeze([
  'type',
  'name',
  'title',
  'department',
  'street',
  'zipcode',
  'city',
  'country',
  'email',
  'phone',
  'mobile',
  'state',
  'secondary_address',
  'purchase_order_number',
]);
