import { prepareEventInsert } from '../audit/sqlite-audit-writer.js';
import type { BatchWriter } from '../database/group-commit.js';
import type { SqliteDatabase } from '../database/sqlite/open-sqlite.js';
import type { OperationWrite } from './operation-write.js';
import { transitionCondition } from './transition-condition.js';

const insertOperation = `
  insert into operation (operation_id, organisation_id, caller_key, idempotency_claim, created_at, state)
  values (?, ?, ?, ?, ?, 'attempted')
  on conflict (idempotency_claim) where idempotency_claim is not null do nothing`;

const updateOperation = `
  update operation
  set state = ?2, contact_id = ?3, idempotency_claim = case when ?4 then null else idempotency_claim end
  where operation_id = ?1 and ${transitionCondition('state', '?2')}`;

/** Stores operations and their events in SQLite, one transaction per batch. */
export function sqliteOperationWriter(database: SqliteDatabase): BatchWriter<OperationWrite, boolean> {
  let storeOne: ((write: OperationWrite) => boolean) | undefined;
  return {
    queue: 'operations',
    failures: database.failures,
    commit: (writes) =>
      database.write(() => {
        storeOne ??= prepareStore(database);
        return writes.map(storeOne);
      }),
  };
}

function prepareStore(database: SqliteDatabase): (write: OperationWrite) => boolean {
  const begin = database.prepare(insertOperation);
  const finish = database.prepare(updateOperation);
  const insertEvent = prepareEventInsert(database);
  return (write) => {
    const { changes } = (write.kind === 'begin' ? begin : finish).run(write.row);
    if (changes === 0) return false;
    insertEvent(write);
    return true;
  };
}
