import type { BatchWriter } from '../database/group-commit.js';
import { columnNames, toColumnArrays, unnestColumns } from '../database/postgresql/column-arrays.js';
import type { PostgresqlDatabase } from '../database/postgresql/open-postgresql.js';
import { eventColumns, personalColumns } from './audit-row.js';
import type { EventWrite } from './event-write.js';

const append = {
  name: 'append-events',
  text: `
    WITH personal AS (
      INSERT INTO audit_personal (${columnNames(personalColumns)})
      SELECT * FROM ${unnestColumns('p', personalColumns, eventColumns.length + 1)}
    )
    INSERT INTO audit_event (${columnNames(eventColumns)})
    SELECT * FROM ${unnestColumns('e', eventColumns, 1)}`,
};

/** Appends events to the trail in PostgreSQL, one statement per batch. */
export function postgresqlAuditWriter(database: PostgresqlDatabase): BatchWriter<EventWrite, void> {
  return {
    queue: 'audit events',
    failures: database.failures,
    async commit(writes) {
      const events = writes.map((write) => write.event);
      const personal = writes.flatMap((write) => (write.personal === undefined ? [] : [write.personal]));
      await database.write(append, [
        ...toColumnArrays(events, eventColumns),
        ...toColumnArrays(personal, personalColumns),
      ]);
      return [];
    },
  };
}
