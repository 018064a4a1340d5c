import { prepareEventInsert } from '../audit/sqlite-audit-writer.js';
import type { BatchWriter } from '../database/group-commit.js';
import type { SqliteDatabase } from '../database/sqlite/open-sqlite.js';
import type { OperationWrite } from './operation-write.js';
import { transitionCondition } from './transition-condition.js';

const leaseEnd = (milliseconds: string) =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', (${milliseconds} / 1000.0) || ' seconds')`;

const insertOperation = `
  insert into operation (operation_id, organisation_id, caller_key, idempotency_claim, created_at, fingerprint,
    fingerprint_key, attempted_at, lease_until, contact_fingerprint, type_id, baseline, sealed_token, state)
  values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5, ${leaseEnd('?8')}, ?9, ?10, ?11, ?12, 'attempted')
  on conflict (idempotency_claim) where idempotency_claim is not null do nothing`;

const resumeOperation = `
  update operation set state = 'attempted', attempt = ?2, attempted_at = ?3, lease_until = ${leaseEnd('?4')},
    contact_fingerprint = ?5, type_id = ?6, baseline = ?7, sealed_token = ?8, settled_by = null, acknowledged = null,
    doubted_at = null, look_at = null, absent_at = null, waiting_for = null
  where operation_id = ?1 and state = 'not_sent' and attempt = ?2 - 1`;

const updateOperation = `
  update operation
  set state = ?2, contact_id = ?3, idempotency_claim = case when ?4 then null else idempotency_claim end,
    sealed_answer = ?6, acknowledged = ?7, settled_by = ?8,
    sealed_token = case when ?2 = 'in_doubt' then sealed_token end,
    doubted_at = case when ?2 = 'in_doubt' then strftime('%Y-%m-%dT%H:%M:%fZ', 'now') end
  where operation_id = ?1 and attempt = ?5 and ${transitionCondition('state', '?2')}`;

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
  const statements = {
    begin: database.prepare(insertOperation),
    resume: database.prepare(resumeOperation),
    finish: database.prepare(updateOperation),
  };
  const insertEvent = prepareEventInsert(database);
  return (write) => {
    const { changes } = statements[write.kind].run(write.row);
    if (changes === 0) return false;
    insertEvent(write);
    return true;
  };
}
