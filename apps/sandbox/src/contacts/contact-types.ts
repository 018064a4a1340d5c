/** The vendor's contact types (docs/upstream/contacts.md section 5; names of 2 to 6: quirks.md C27). */
const contactTypes: ReadonlyMap<number, string> = new Map([
  [1, 'Commercial'],
  [2, 'Technical'],
  [3, 'Finance'],
  [4, 'Shipping address'],
  [5, 'Company address'],
  [6, 'Invoice address'],
]);

/** The type whose contacts may hold a purchase order number. */
export const invoiceTypeId = 6;

/**
 * The description of a contact type.
 * @returns undefined for an id that does not exist
 */
export function describeContactType(id: number): string | undefined {
  return contactTypes.get(id);
}
