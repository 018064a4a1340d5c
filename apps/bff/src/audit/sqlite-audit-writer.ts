import type { BatchWriter } from '../database/group-commit.js';
import type { SqliteDatabase } from '../database/sqlite/open-sqlite.js';
import { eventColumns, personalColumns } from './audit-row.js';
import type { EventWrite } from './event-write.js';

/**
 * Prepares the statements that insert an event.
 * @returns a function that inserts one, to be called within a transaction
 */
export function prepareEventInsert(database: SqliteDatabase): (write: EventWrite) => void {
  const insertEvent = database.prepare(insertStatement('audit_event', eventColumns));
  const insertPersonal = database.prepare(insertStatement('audit_personal', personalColumns));
  return (write) => {
    if (write.personal !== undefined) insertPersonal.run(write.personal);
    insertEvent.run(write.event);
  };
}

/** Appends events to the trail in SQLite, one transaction per batch. */
export function sqliteAuditWriter(database: SqliteDatabase): BatchWriter<EventWrite, void> {
  let insert: ((write: EventWrite) => void) | undefined;
  return {
    queue: 'audit events',
    failures: database.failures,
    async commit(writes) {
      await database.write(() => {
        insert ??= prepareEventInsert(database);
        for (const write of writes) insert(write);
      });
      return [];
    },
  };
}

function insertStatement(table: string, columns: readonly (readonly [string, string])[]): string {
  const names = columns.map(([name]) => name).join(', ');
  return `insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')})`;
}
