import { randomUUID } from 'node:crypto';
import { BffClient, contactsPath, creationHeaders, urlOf } from '../../bff/bff-client.js';
import type { CreationIdentity } from '../../bff/creation-identity.js';
import { callFailure } from '../../bff/failure-report.js';
import { obtainToken } from '../../bff/obtain-token.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { findCredential } from '../../config/credentials.js';
import { chooseOrganisation } from '../../config/organisation.js';
import { readSettings } from '../../config/settings.js';
import { checkContact } from '../../contact/check-contact.js';
import { readContactDraft } from '../../contact/read-contact-draft.js';
import { exitCodes } from '../../exit-codes.js';
import { completeContact } from './complete-contact.js';
import { showCreated } from './show-created.js';
import { showDryRun } from './show-dry-run.js';

/** Checks a contact offline and sends it once. */
export const createContact: CommandHandler = async (invocation) => {
  const { options, globalOptions, environment, screen, interruption } = invocation;
  const identity: CreationIdentity = {
    idempotencyKey: readIdempotencyKey(options),
    requestId: randomUUID(),
  };
  const settings = await readSettings(globalOptions, environment);
  const draft = await completeContact(await readContactDraft(invocation), invocation);
  const contact = checkContact(
    draft.contact,
    draft.source,
    'Every field has a flag, such as `--type 6`; `contacts create --help` lists them.',
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
  const client = new BffClient(settings.baseUrl, interruption);
  const token = await obtainToken(client, settings, environment);
  const organisationId = chooseOrganisation(settings.organisation, token);
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
