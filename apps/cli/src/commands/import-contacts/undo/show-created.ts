import type { Contact } from '@contacts/bff-client';
import { textOf } from '../../../contact/contact-facts.js';
import { paint } from '../../../output/line.js';
import { countText } from '../../../output/quantity.js';
import type { Screen } from '../../../output/screen.js';
import { table } from '../../../output/table.js';
import { failureOfCall } from '../call-failure.js';
import type { ContactsPort } from '../contacts-port.js';
import type { CreatedRow } from './undo-import.js';

const shownContacts = 20;

/**
 * Shows what would be deleted, with the contacts' names as far as they can be listed: the ids alone decide what is deleted.
 * @throws CommandFailure when the caller is not signed in or presses Ctrl-C
 */
export async function showCreated(
  screen: Screen,
  port: Pick<ContactsPort, 'listContacts'>,
  created: readonly CreatedRow[],
): Promise<void> {
  const nameOf = await readNames(screen, port);
  screen.remark([
    [paint('bold', `Created by this import: ${countText(created.length)}`)],
    ...table(
      [],
      created
        .slice(0, shownContacts)
        .map(({ row, contactId }) => [
          `  ${contactId}`,
          `row ${row}`,
          ...(nameOf === undefined ? [] : [nameOf(contactId)]),
        ]),
    ),
    ...(created.length > shownContacts ? [[`  and ${countText(created.length - shownContacts)} more.`]] : []),
  ]);
}

/** @returns what to show as the name of a contact; undefined when nobody knows the names */
async function readNames(
  screen: Screen,
  port: Pick<ContactsPort, 'listContacts'>,
): Promise<((contactId: string) => string) | undefined> {
  const result = await port.listContacts();
  if (result.kind === 'done') {
    const contacts = new Map<string, Contact>(result.value.map((contact) => [String(contact.id), contact]));
    return (contactId) => {
      const contact = contacts.get(contactId);
      return contact === undefined ? 'gone already' : (textOf(contact, 'name') ?? '');
    };
  }
  const failure = failureOfCall(result, 'The names cannot be shown', 'Nothing was deleted.');
  if (result.kind === 'notAuthenticated' || result.kind === 'aborted') throw failure;
  screen.remark([[failure.report.detail]]);
  return undefined;
}
