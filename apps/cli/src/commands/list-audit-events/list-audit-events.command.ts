import type { CommandDefinition } from '../../command.js';

/** `contacts audit list` */
export const listAuditEventsCommand: CommandDefinition = {
  path: ['audit', 'list'],
  summary: 'list audit events, newest first',
  description:
    "Lists the organisation's audit events, newest first, one page at a time. When there are more, the last line on " +
    'stderr (with --json: next_cursor) says how to get the next page.',
  options: [
    { flags: '--since <time>', description: 'from this time on (RFC 3339), such as 2026-11-01T00:00:00Z' },
    { flags: '--until <time>', description: 'before this time (RFC 3339)' },
    { flags: '--action <action>', description: 'such as contact.create' },
    { flags: '--outcome <outcome>', description: 'such as created, rejected, in_doubt, refused' },
    { flags: '--actor <id>', description: "the caller's id" },
    { flags: '--contact-id <id>', description: 'events about this contact' },
    { flags: '--request-id <id>', description: 'events of this request' },
    { flags: '--operation-id <id>', description: 'events of this operation' },
    { flags: '--limit <count>', description: 'events on a page, 1 to 500 (default 50)' },
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
  ],
  load: async () => (await import('./list-audit-events.js')).listAuditEvents,
};
