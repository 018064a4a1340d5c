import { openAccess } from '../../bff/access.js';
import { changeFailure } from '../../bff/change-failure.js';
import { connectBy } from '../../bff/connect.js';
import { expectNoBody } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { checkContactUpdate } from '../../contact/check-contact.js';
import { CountryLookup } from '../../contact/country-lookup.js';
import { checkDraft } from '../../contact/place-country.js';
import { readContactDraft } from '../../contact/read-contact-draft.js';
import { readContactId } from '../../contact/read-contact-id.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';

/** Checks the new values and sends them once. */
export const updateContact: CommandHandler = async (invocation) => {
  const contactId = readContactId(invocation.argument);
  const draft = await readContactDraft(invocation);
  const access = await openAccess(invocation);
  const update = await checkDraft(draft, new CountryLookup(access), (members, source) =>
    checkContactUpdate(
      members,
      source,
      'Every field that can be changed has a flag; `contacts update --help` lists them.',
    ),
  );
  const { client, token, organisationId } = await connectBy(access);
  const result = await client.updateContact({ token, organisationId, contactId }, update);
  const look = `contacts get ${contactId}`;
  if (!result.ok) throw changeFailure(result.failure, client.baseUrl, look);
  expectNoBody(result.value, client.baseUrl, look);
  const fields = Object.keys(update);
  invocation.screen.result({ contact_id: contactId, changed: fields }, [
    [paint('green', 'Changed'), `: ${fields.join(', ')} of contact ${contactId}`],
  ]);
  return exitCodes.done;
};
