import { randomUUID } from 'node:crypto';
import { openAccess } from '../../bff/access.js';
import { contactsPath, creationHeaders, urlOf } from '../../bff/bff-client.js';
import { connectBy } from '../../bff/connect.js';
import type { CreationIdentity } from '../../bff/creation-identity.js';
import { callFailure } from '../../bff/failure-report.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { findCredential } from '../../config/credentials.js';
import { chooseOrganisation } from '../../config/organisation.js';
import { checkContact } from '../../contact/check-contact.js';
import { CountryLookup } from '../../contact/country-lookup.js';
import { checkDraft } from '../../contact/place-country.js';
import { readContactDraft } from '../../contact/read-contact-draft.js';
import { exitCodes } from '../../exit-codes.js';
import { completeContact } from './complete-contact.js';
import { showCreated } from './show-created.js';
import { showDryRun } from './show-dry-run.js';

/** Checks a contact and sends it once. */
export const createContact: CommandHandler = async (invocation) => {
  const { options, environment, screen } = invocation;
  const identity: CreationIdentity = {
    idempotencyKey: readIdempotencyKey(options),
    requestId: randomUUID(),
  };
  const access = await openAccess(invocation);
  const { settings } = access;
  const countries = new CountryLookup(access);
  const draft = await completeContact(await readContactDraft(invocation), countries, invocation);
  const contact = await checkDraft(draft, countries, (members, source) =>
    checkContact(
      members,
      source,
      'Every field has a flag, such as `--type 6`; `contacts create --help` lists them.',
    ),
  );
  if (options['dryRun'] === true) {
    const credential = findCredential(settings, environment);
    const token = credential?.kind === 'auth' ? credential.token : undefined;
    const organisationId = chooseOrganisation(settings.organisation, token);
    showDryRun(screen, {
      url: urlOf(settings.baseUrl, contactsPath(organisationId)),
      headers: creationHeaders(identity),
      credentialSource: credential?.source,
      contact,
    });
    return exitCodes.done;
  }
  const { client, token, organisationId } = await connectBy(access);
  const result = await client.createContact({ token, organisationId, contact, ...identity });
  if (!result.ok) throw callFailure(result.failure, settings.baseUrl, identity);
  return showCreated(screen, result.value, settings.baseUrl, identity);
};

function readIdempotencyKey(options: Invocation['options']): string {
  const key = textOption(options, 'idempotencyKey');
  if (key === undefined) return randomUUID();
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw usageFailure(
    'The value of --idempotency-key is not 1 to 255 visible ASCII characters.',
    'Use a UUID, or leave it out to get one.',
  );
}
