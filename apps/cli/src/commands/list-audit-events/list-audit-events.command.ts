import { auditFilterOptions } from '../../audit/audit-filters.js';
import type { CommandDefinition } from '../../command.js';

/** `contacts audit list` */
export const listAuditEventsCommand: CommandDefinition = {
  path: ['audit', 'list'],
  summary: 'list audit events, newest first',
  description:
    "Lists the organisation's audit events, newest first, one page at a time. When there are more, the last line on " +
    'stderr (with --json: next_cursor) says how to get the next page. With --follow it shows the newest ones and goes ' +
    'on as new ones come, oldest first, until Ctrl-C; its own reads are left out, outages are waited out, and --json ' +
    'prints one event a line (NDJSON).',
  options: [
    { flags: '--follow', description: 'go on as new events come' },
    ...auditFilterOptions,
    {
      flags: '--limit <count>',
      description: 'events on a page, or to begin with, 1 to 500 (default 50)',
    },
    { flags: '--cursor <cursor>', description: 'go on after an earlier page' },
  ],
  examples: [
    {
      purpose: 'The last ten creations and their outcomes',
      commandLine: 'contacts audit list --action contact.create --limit 10',
    },
    {
      purpose: 'Whatever is in doubt since the first of the month, by program',
      commandLine: 'contacts audit list --outcome in_doubt --since 2026-11-01T00:00:00Z --json',
    },
    {
      purpose: 'Watch refused requests as they come',
      commandLine: 'contacts audit list --follow --action request.refuse',
    },
  ],
  load: async () => (await import('./list-audit-events.js')).listAuditEvents,
};
