import { contactFields } from '@contacts/domain';
import type { ContactCreation } from './contact-creation.js';
import { completeContact, type CreatedContact } from './created-contact.js';
import { readIdentifier } from './identifier.js';
import { isJsonObject, parseJson, type JsonObject } from './json-value.js';
import type { UpstreamClient } from './upstream-client.js';
import { contactsPath } from './upstream-paths.js';

const references: readonly string[] = ['type', 'country'];
const texts = contactFields.filter((field) => !references.includes(field));

/**
 * Looks for a contact that the vendor says it created without saying which, by one read of the organisation's list
 * (docs/upstream/contacts.md section 1). It is found only when exactly one listed contact equals the sent one in
 * every member, those that were not sent included. None, twins, a cut list or any failure: undefined.
 *
 * @param timeout what is left of the creation's deadline, in milliseconds.
 */
export async function findCreatedContact(
  client: UpstreamClient,
  creation: ContactCreation,
  timeout: number,
): Promise<CreatedContact | undefined> {
  if (timeout <= 0) return undefined;
  const { organisationId, token, lane } = creation;
  const exchange = await client.send({
    method: 'GET',
    permit: lane,
    url: contactsPath(organisationId),
    bearer: token,
    data: undefined,
    timeout,
  });
  if (exchange.sent !== 'answered' || exchange.status !== 200 || exchange.cut !== undefined) return undefined;
  const list = parseJson(exchange.body);
  const sent = parseJson(creation.body);
  if (!Array.isArray(list) || !isJsonObject(sent)) return undefined;
  const equal = list.filter((listed) => isJsonObject(listed) && isSameContact(sent, listed)) as JsonObject[];
  const [only] = equal;
  if (only === undefined || equal.length > 1) return undefined;
  const contactId = readIdentifier(only['id']);
  return contactId === undefined ? undefined : { contactId, body: completeContact(only, contactId) };
}

function isSameContact(sent: JsonObject, listed: JsonObject): boolean {
  return (
    references.every((member) => referencedId(sent[member]) === referencedId(listed[member])) &&
    texts.every((member) => textOf(sent[member]) === textOf(listed[member]))
  );
}

function referencedId(value: unknown): string | undefined {
  return isJsonObject(value) ? readIdentifier(value['id']) : undefined;
}

/** An unset member may come back as null, absent or empty (docs/upstream/quirks.md C4). */
function textOf(value: unknown): unknown {
  return value ?? '';
}
