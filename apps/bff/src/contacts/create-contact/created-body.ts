import type { NewContact } from '@contacts/domain';

/**
 * The body of a 201 answer: the vendor's own when it came with a contact, else what was accepted plus the
 * identity. `contact_id` (a string) is always there: docs/upstream/contacts.md.
 * @param vendorBody JSON text of the vendor's contact, or undefined
 */
export function createdBody(
  vendorBody: string | undefined,
  contact: NewContact,
  contactId: string,
  organisationId: number,
): string {
  if (vendorBody !== undefined) return vendorBody;
  const identity = { id: Number(contactId), organisation: { id: organisationId } };
  return JSON.stringify(Object.assign(identity, contact, { contact_id: contactId }));
}
