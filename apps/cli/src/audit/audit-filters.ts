// Every command loads this; by way of the client's index all of the client and the rules would come along.
import { auditActions, auditOutcomes } from '@contacts/bff-client/audit-catalogue';
import type { OptionDefinition, OptionValues } from '../command-options.js';
import { textOption } from '../command-options.js';

/** The options that choose among audit events. */
export const auditFilterOptions: readonly OptionDefinition[] = [
  { flags: '--since <time>', description: 'from this time on (RFC 3339), such as 2026-11-01T00:00:00Z' },
  { flags: '--until <time>', description: 'before this time (RFC 3339)' },
  { flags: '--action <action>', description: 'such as contact.create', suggests: auditActions },
  {
    flags: '--outcome <outcome>',
    description: 'such as created, rejected, in_doubt, refused',
    suggests: auditOutcomes,
  },
  { flags: '--actor <id>', description: "the caller's id" },
  { flags: '--contact-id <id>', description: 'events about this contact' },
  { flags: '--request-id <id>', description: 'events of this request' },
  { flags: '--operation-id <id>', description: 'events of this operation' },
];

/** Option names and the query parameters that they become. */
const parameters = {
  since: 'since',
  until: 'until',
  action: 'action',
  outcome: 'outcome',
  actor: 'actor',
  contactId: 'contact_id',
  requestId: 'request_id',
  operationId: 'operation_id',
} as const;

/** The query that asks for the events that the options choose. */
export function readAuditFilters(options: OptionValues): URLSearchParams {
  const query = new URLSearchParams();
  for (const [option, parameter] of Object.entries(parameters)) {
    const value = textOption(options, option);
    if (value !== undefined) query.set(parameter, value);
  }
  return query;
}
