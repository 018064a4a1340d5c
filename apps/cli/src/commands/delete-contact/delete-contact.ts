import type { ContactRequest } from '../../bff/bff-client.js';
import { changeFailure } from '../../bff/change-failure.js';
import { connect } from '../../bff/connect.js';
import type { Connection } from '../../bff/connect.js';
import { callFailure } from '../../bff/failure-report.js';
import { expectNoBody, readObject } from '../../bff/read-body.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { contactFacts } from '../../contact/contact-facts.js';
import { readContactId } from '../../contact/read-contact-id.js';
import { exitCodes } from '../../exit-codes.js';
import { canAsk, Dialogue } from '../../input/dialogue.js';
import { paint } from '../../output/line.js';

/** Deletes one contact, after asking unless `--yes` is given. */
export const deleteContact: CommandHandler = async (invocation) => {
  const contactId = readContactId(invocation.argument);
  const mustAsk = invocation.options['yes'] !== true;
  if (mustAsk && !canAsk(invocation)) {
    throw usageFailure(
      'Deleting a contact needs a yes, and nobody can be asked here. Nothing was sent.',
      `If you mean it: \`contacts delete ${contactId} --yes\`.`,
    );
  }
  const connection = await connect(invocation);
  const { client, token, organisationId } = connection;
  const contact = { token, organisationId, contactId };
  if (mustAsk) await askFirst(invocation, connection, contact);
  const result = await client.deleteContact(contact);
  const look = `contacts get ${contactId}`;
  if (!result.ok) throw changeFailure(result.failure, client.baseUrl, look);
  expectNoBody(result.value, client.baseUrl, look);
  invocation.screen.result({ contact_id: contactId, deleted: true }, [
    [paint('green', 'Deleted'), `: contact ${contactId}`],
  ]);
  return exitCodes.done;
};

async function askFirst(
  invocation: Invocation,
  { client }: Connection,
  contact: ContactRequest,
): Promise<void> {
  const result = await client.getContact(contact);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  invocation.screen.remark([
    [paint('bold', `Contact ${contact.contactId}`), ` of organisation ${contact.organisationId}`],
    ...contactFacts(readObject(result.value, client.baseUrl)),
  ]);
  const dialogue = await Dialogue.open(invocation);
  try {
    await dialogue.agree('Delete this contact for good?', 'no');
  } finally {
    dialogue.close();
  }
}
