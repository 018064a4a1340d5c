import { formatCsvRow } from '@contacts/csv';
import type { AuditEvent } from '../audit/audit-event.js';
import type { AuditExport } from './export-audit-trail.use-case.js';

/** Columns of the CSV, in order, and where each comes from. For people to read; only NDJSON can be verified. */
const columns: readonly (readonly [
  title: string,
  cell: (event: AuditEvent) => string | number | boolean | null,
])[] = [
  ['seq', (event) => event.seq],
  ['time', (event) => event.time],
  ['action', (event) => event.action],
  ['outcome', (event) => event.outcome],
  ['count', (event) => event.count],
  ['caller_kind', (event) => event.caller.kind],
  ['caller_id', (event) => event.caller.id],
  ['caller_accepted', (event) => event.caller.accepted],
  ['organisation_id', (event) => event.organisation_id],
  ['contact_id', (event) => event.contact_id],
  ['type_id', (event) => event.type_id],
  ['fields', (event) => event.fields.join(' ')],
  ['operation_id', (event) => event.operation_id],
  ['request_id', (event) => event.request_id],
  ['trace_id', (event) => event.trace_id],
  ['upstream_status', (event) => event.upstream.status],
  ['upstream_error_token', (event) => event.upstream.error_token],
  ['problem', (event) => event.problem?.slug ?? null],
  ['problem_status', (event) => event.problem?.status ?? null],
  ['duration_ms', (event) => event.duration_ms],
  ['source_address', (event) => event.personal?.source_address ?? null],
  ['user_agent', (event) => event.personal?.user_agent ?? null],
  ['origin', (event) => event.personal?.origin ?? null],
  ['user_name', (event) => event.personal?.user_name ?? null],
  ['id', (event) => event.id],
  ['hash', (event) => event.hash],
];

/** An export as CSV (RFC 4180): a row of titles, then one event a row. */
export async function* csvRows(prepared: AuditExport): AsyncGenerator<string> {
  yield formatCsvRow(columns.map(([title]) => title));
  for await (const batch of prepared.records()) {
    yield batch.map((event) => formatCsvRow(columns.map(([, cell]) => cell(event)))).join('');
  }
}
