/** One of the roles that a contact can have, as `{ id, name }`. */
export interface ContactType {
  readonly id: number;
  readonly name: string;
}

/**
 * The six contact types, by id. The vendor publishes no lookup for them: 1 and 6 are documented, 5 is supported by
 * a sample, 2 to 4 follow from the documented order (docs/upstream/contacts.md). Ids outside this list are not
 * refused by the rules, because the vendor may know more.
 */
export const contactTypes: readonly ContactType[] = Object.freeze([
  Object.freeze({ id: 1, name: 'Commercial' }),
  Object.freeze({ id: 2, name: 'Technical' }),
  Object.freeze({ id: 3, name: 'Finance' }),
  Object.freeze({ id: 4, name: 'Shipping address' }),
  Object.freeze({ id: 5, name: 'Company address' }),
  Object.freeze({ id: 6, name: 'Invoice address' }),
]);

/** The only type whose contacts may carry a `purchase_order_number`. */
export const invoiceContactTypeId = 6;

/**
 * Finds a contact type by what a person would type.
 *
 * @param idOrName the id in decimal digits (`"6"`) or the whole name in any letter case (`"invoice address"`).
 * @returns the type, or undefined if no type has that id or name.
 */
export function findContactType(idOrName: string): ContactType | undefined {
  const wanted = idOrName.toLowerCase();
  return contactTypes.find(({ id, name }) => wanted === String(id) || wanted === name.toLowerCase());
}
