import { callFailure } from '../../bff/failure-report.js';
import { connect } from '../../bff/connect.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { readAuditFilters } from '../../audit/audit-filters.js';
import { exitCodes } from '../../exit-codes.js';
import { shellWord } from '../../output/shell-word.js';
import { table } from '../../output/table.js';
import { auditEventRow, auditEventTitles } from './audit-event-row.js';
import { readAuditPage } from './audit-page.js';
import { followAuditEvents } from './follow-audit-events.js';

/** Lists one page of an organisation's audit events, or goes on as they come. */
export const listAuditEvents: CommandHandler = async (invocation) => {
  const { options, screen } = invocation;
  const limit = readLimit(options);
  const query = readAuditFilters(options);
  if (options['follow'] === true) {
    refuseEnds(options);
    return await followAuditEvents(invocation, query, limit === undefined ? 50 : Number(limit));
  }
  const cursor = textOption(options, 'cursor');
  if (limit !== undefined) query.set('limit', limit);
  if (cursor !== undefined) query.set('cursor', cursor);
  const { client, token, organisationId } = await connect(invocation);
  const result = await client.listAuditEvents(token, organisationId, query);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const page = readAuditPage(result.value.body);
  screen.result(result.value.body, table(auditEventTitles, page.events.map(auditEventRow)));
  if (page.events.length === 0) screen.remark([['No events match.']]);
  if (page.nextCursor !== null) {
    screen.remark([[`There are more: repeat the command with --cursor ${shellWord(page.nextCursor)}`]]);
  }
  return exitCodes.done;
};

function readLimit(options: Invocation['options']): string | undefined {
  const limit = textOption(options, 'limit');
  if (limit === undefined || (/^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 500)) {
    return limit;
  }
  throw usageFailure(
    'The value of --limit is not a whole number from 1 to 500.',
    'Leave it out for 50 events.',
  );
}

function refuseEnds(options: Invocation['options']): void {
  for (const name of ['cursor', 'until']) {
    if (textOption(options, name) === undefined) continue;
    throw usageFailure(
      `--follow goes on from the newest event without an end, and --${name} names another part of the trail.`,
      `Leave out one of the two.`,
    );
  }
}
