import { validateNewContact, type NewContact } from '@contacts/domain';

/** A contact as it comes out of validation; throws when it breaks a rule. */
export function acceptedContact(contact: unknown): NewContact {
  const validation = validateNewContact(contact);
  if (!validation.valid) throw new Error(JSON.stringify(validation.violations));
  return validation.contact;
}
