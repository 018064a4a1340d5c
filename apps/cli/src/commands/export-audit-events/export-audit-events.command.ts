import { auditFilterOptions } from '../../audit/audit-filters.js';
import { seqRangeOptions } from '../../audit/seq-range.js';
import type { CommandDefinition } from '../../command.js';

/** `contacts audit export` */
export const exportAuditEventsCommand: CommandDefinition = {
  path: ['audit', 'export'],
  summary: 'export the audit trail',
  description:
    "Exports the organisation's sealed audit events, oldest first, to stdout or to a file that appears only when it is " +
    'whole. NDJSON can be verified with `contacts audit verify`, unless it was filtered; a range of numbers is no ' +
    'filter. CSV is for reading. The export itself is recorded in the trail.',
  options: [
    { flags: '--format <format>', description: 'ndjson (default) or csv', suggests: ['ndjson', 'csv'] },
    { flags: '--output <file>', description: 'write to this file, readable by you only; needed with --json' },
    { flags: '--force', description: 'replace the file if it exists' },
    ...seqRangeOptions,
    ...auditFilterOptions,
  ],
  examples: [
    {
      purpose: 'The whole trail, to be verified',
      commandLine: 'contacts audit export --output trail.ndjson',
    },
    {
      purpose: 'Only the records from number 3 on',
      commandLine: 'contacts audit export --from-seq 3 --output from-3.ndjson',
    },
    {
      purpose: 'The creations of November for a spreadsheet',
      commandLine:
        'contacts audit export --format csv --action contact.create --since 2026-11-01T00:00:00Z ' +
        '--until 2026-12-01T00:00:00Z --output november.csv',
    },
  ],
  load: async () => (await import('./export-audit-events.js')).exportAuditEvents,
};
