import { contactFields, validateNewContact } from '@contacts/domain';
import type { Violation } from '@contacts/domain';

/** Members of a contact that is not finished. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * Decides what to ask a person for.
 * @param contact what the command line says
 * @returns nothing for a contact that satisfies the rules, every field for one without any, else what is missing or
 *   wrong; in the order of the wire
 */
export function fieldsToAsk(contact: Members): readonly string[] {
  if (Object.keys(contact).length === 0) return contactFields;
  return contactFields.filter((field) => violationsOf(contact, field).length > 0);
}

/** The rules that one field of a contact breaks. */
export function violationsOf(contact: Members, field: string): readonly Violation[] {
  const result = validateNewContact(contact);
  return result.valid ? [] : result.violations.filter(({ pointer }) => pointer.split('/')[1] === field);
}
