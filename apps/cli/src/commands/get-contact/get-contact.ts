import { connect } from '../../bff/connect.js';
import { callFailure } from '../../bff/failure-report.js';
import { readObject } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { contactFacts } from '../../contact/contact-facts.js';
import { readContactId } from '../../contact/read-contact-id.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';

/** Shows one contact. */
export const getContact: CommandHandler = async (invocation) => {
  const contactId = readContactId(invocation.argument);
  const { client, token, organisationId } = await connect(invocation);
  const result = await client.getContact({ token, organisationId, contactId });
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const contact = readObject(result.value, client.baseUrl);
  invocation.screen.result(contact, [
    [paint('bold', `Contact ${contactId}`), ` of organisation ${organisationId}`],
    ...contactFacts(contact),
  ]);
  return exitCodes.done;
};
