import { readIdentifier } from './identifier.js';
import { isJsonObject, parseJson, type JsonObject } from './json-value.js';

/** One entry of an organisation's contact list (docs/upstream/contacts.md section 1). */
export interface ListedContact {
  /** Decimal digits. */
  readonly contactId: string;
  /** Decimal digits, undefined when the vendor shows no type. */
  readonly typeId: string | undefined;
  readonly contact: JsonObject;
}

/**
 * Reads a whole contact list.
 *
 * @param body JSON text.
 * @returns undefined when it is no list, or when an entry names no contact: nothing can be said to be absent then.
 */
export function readListedContacts(body: string): readonly ListedContact[] | undefined {
  const list = parseJson(body);
  if (!Array.isArray(list)) return undefined;
  const contacts: ListedContact[] = [];
  for (const entry of list) {
    const contact: unknown = entry;
    const contactId = isJsonObject(contact)
      ? (readIdentifier(contact['id']) ?? readIdentifier(contact['contact_id']))
      : undefined;
    if (!isJsonObject(contact) || contactId === undefined) return undefined;
    const type = contact['type'];
    contacts.push({
      contactId,
      typeId: isJsonObject(type) ? readIdentifier(type['id']) : undefined,
      contact,
    });
  }
  return contacts;
}
