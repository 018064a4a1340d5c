import { BffClient } from '../../bff/bff-client.js';
import { callFailure } from '../../bff/failure-report.js';
import { obtainToken } from '../../bff/obtain-token.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { chooseOrganisation } from '../../config/organisation.js';
import { readSettings } from '../../config/settings.js';
import { exitCodes } from '../../exit-codes.js';
import { shellWord } from '../../output/shell-word.js';
import { table } from '../../output/table.js';
import { auditEventRow, auditEventTitles } from './audit-event-row.js';
import { readAuditPage } from './audit-page.js';

/** Option names and the query parameters that they become. */
const filters = {
  since: 'since',
  until: 'until',
  action: 'action',
  outcome: 'outcome',
  actor: 'actor',
  contactId: 'contact_id',
  requestId: 'request_id',
  operationId: 'operation_id',
  limit: 'limit',
  cursor: 'cursor',
} as const;

/** Lists one page of an organisation's audit events. */
export const listAuditEvents: CommandHandler = async ({
  options,
  globalOptions,
  environment,
  screen,
  interruption,
}) => {
  const query = readQuery(options);
  const settings = await readSettings(globalOptions, environment);
  const client = new BffClient(settings.baseUrl, interruption);
  const token = await obtainToken(client, settings, environment);
  const organisationId = chooseOrganisation(settings.organisation, token);
  const result = await client.listAuditEvents(token, organisationId, query);
  if (!result.ok) throw callFailure(result.failure, settings.baseUrl);
  const page = readAuditPage(result.value.body);
  screen.result(result.value.body, table(auditEventTitles, page.events.map(auditEventRow)));
  if (page.events.length === 0) screen.remark([['No events match.']]);
  if (page.nextCursor !== null) {
    screen.remark([[`There are more: repeat the command with --cursor ${shellWord(page.nextCursor)}`]]);
  }
  return exitCodes.done;
};

function readQuery(options: Invocation['options']): URLSearchParams {
  const query = new URLSearchParams();
  for (const [option, parameter] of Object.entries(filters)) {
    const value = textOption(options, option);
    if (value !== undefined) query.set(parameter, value);
  }
  const limit = query.get('limit');
  if (limit !== null && !(/^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 500)) {
    throw usageFailure(
      'The value of --limit is not a whole number from 1 to 500.',
      'Leave it out for 50 events.',
    );
  }
  return query;
}
