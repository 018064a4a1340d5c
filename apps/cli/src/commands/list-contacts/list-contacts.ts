import { connect } from '../../bff/connect.js';
import { callFailure } from '../../bff/failure-report.js';
import { readList } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { textOption } from '../../command-options.js';
import { textOf } from '../../contact/contact-facts.js';
import type { ContactView } from '../../contact/contact-facts.js';
import { readType } from '../../contact/read-contact-flags.js';
import { exitCodes } from '../../exit-codes.js';
import { isJsonObject } from '../../json-object.js';
import { table } from '../../output/table.js';

const columns = ['id', 'type', 'name', 'email', 'city', 'country'];

/** Lists an organisation's contacts. */
export const listContacts: CommandHandler = async (invocation) => {
  const { options, screen } = invocation;
  const type = textOption(options, 'type');
  const typeId = type === undefined ? undefined : readType(type).id;
  const { client, token, organisationId } = await connect(invocation);
  const result = await client.listContacts(token, organisationId);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const contacts = readList(result.value, client.baseUrl).filter(
    (contact) => typeId === undefined || typeIdOf(contact) === typeId,
  );
  screen.result(
    contacts,
    table(
      columns.map((column) => column.toUpperCase()),
      contacts.map((contact) => columns.map((column) => textOf(contact, column) ?? '-')),
    ),
  );
  if (contacts.length === 0) screen.remark([['There are no such contacts.']]);
  return exitCodes.done;
};

function typeIdOf({ type }: ContactView): unknown {
  return isJsonObject(type) ? type['id'] : undefined;
}
