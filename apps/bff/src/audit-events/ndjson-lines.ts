import { canonicalize } from '@contacts/audit-log';
import type { AuditExport } from './export-audit-trail.use-case.js';

/** An export as docs/audit.md defines it: the header, the tombstone if there is one, then one record a line, in canonical form. */
export async function* ndjsonLines(prepared: AuditExport): AsyncGenerator<string> {
  yield prepared.preamble.map((line) => `${line}\n`).join('');
  for await (const batch of prepared.records())
    yield batch.map((record) => `${canonicalize(record)}\n`).join('');
}
