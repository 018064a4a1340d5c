import type { Kysely, Migration } from 'kysely';

/**
 * Columns of each index. A filter's column stands before `position`, so that a page is read from one place of the index
 * however rare, or common, its events are; what they cost an insert and save a page: bench/AUDIT-READING.md.
 */
const indexes: Readonly<Record<string, readonly string[]>> = {
  audit_event_action: ['chain', 'action', 'position'],
  audit_event_outcome: ['chain', 'outcome', 'position'],
  audit_event_actor: ['chain', 'caller_id', 'position'],
  audit_event_contact: ['chain', 'contact_id', 'position'],
  audit_event_time: ['chain', 'time'],
  // These name a handful of events each.
  audit_event_operation: ['operation_id'],
  audit_event_request: ['request_id'],
};

/** Columns that most events leave empty, and so their indexes too. */
const sparse = new Set(['contact_id', 'operation_id', 'request_id']);

/** Makes every filter of the trail fast. */
export const indexAuditFilters: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, columns] of Object.entries(indexes)) {
      let index = db.schema
        .createIndex(name)
        .on('audit_event')
        .columns([...columns]);
      const empty = columns.find((column) => sparse.has(column));
      if (empty !== undefined) index = index.where(empty, 'is not', null);
      await index.execute();
    }
  },
};
