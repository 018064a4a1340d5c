import { readIdentifier } from './identifier.js';
import { isJsonObject, parseJson, type JsonObject } from './json-value.js';

/** What the body of a successful creation says. */
export interface CreatedContact {
  /** Decimal digits, undefined when the body holds no usable id. */
  readonly contactId: string | undefined;
  /** JSON text of the contact with `contact_id` as a string, undefined when the body is no contact. */
  readonly body: string | undefined;
}

const nothing: CreatedContact = { contactId: undefined, body: undefined };

/**
 * Reads the body of a successful creation by its content, whatever its declared type: a contact, `{}`, nothing, or a
 * page of HTML (docs/upstream/quirks.md Q1 to Q3). The id comes from `contact_id`, else from `id`. A body that names
 * another organisation is about another contact, and nothing of it is used.
 */
export function readCreatedContact(text: string, organisationId: number): CreatedContact {
  const contact = parseJson(text);
  if (!isJsonObject(contact) || belongsElsewhere(contact, organisationId)) return nothing;
  const contactId = readIdentifier(contact['contact_id']) ?? readIdentifier(contact['id']);
  if (contactId === undefined) return nothing;
  return { contactId, body: isWhole(contact, contactId) ? text : completeContact(contact, contactId) };
}

/**
 * JSON text of a contact as the vendor shows it, with `id` as a number and `contact_id` as a string.
 *
 * @returns undefined when the object is no contact (it has no type), when its ids contradict each other, or when it is
 *   nested too deep to be written.
 */
export function completeContact(contact: JsonObject, contactId: string): string | undefined {
  const { id, contact_id: textId, type } = contact;
  const agrees = (value: unknown) =>
    value === undefined || value === null || readIdentifier(value) === contactId;
  if (!isJsonObject(type) || !agrees(id) || !agrees(textId)) return undefined;
  try {
    return JSON.stringify({ ...contact, id: Number(contactId), contact_id: contactId });
  } catch {
    // Nested too deep to be written again, although it could be read.
    return undefined;
  }
}

/** The common case, relayed byte for byte. */
function isWhole(contact: JsonObject, contactId: string): boolean {
  return (
    contact['contact_id'] === contactId &&
    contact['id'] === Number(contactId) &&
    isJsonObject(contact['type'])
  );
}

function belongsElsewhere(contact: JsonObject, organisationId: number): boolean {
  const organisation = contact['organisation'];
  if (!isJsonObject(organisation)) return false;
  const id = readIdentifier(organisation['id']);
  return id !== undefined && id !== String(organisationId);
}
