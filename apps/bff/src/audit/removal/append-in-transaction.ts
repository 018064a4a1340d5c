import type { Insertable, Kysely } from 'kysely';
import type { AuditEventTable, Schema } from '../../database/schema.js';
import type { NewAuditEvent } from '../audit-event.js';
import { eventColumns, toEventRow } from '../audit-row.js';

/** Appends an event without person-related members as part of a transaction. */
export async function appendInTransaction(kysely: Kysely<Schema>, event: NewAuditEvent): Promise<void> {
  const cells = toEventRow(event, null);
  const row = Object.fromEntries(eventColumns.map(([name], index) => [name, cells[index]]));
  await kysely
    .insertInto('audit_event')
    .values(row as unknown as Insertable<AuditEventTable>)
    .execute();
}
