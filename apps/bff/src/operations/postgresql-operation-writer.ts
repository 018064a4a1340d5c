import { eventColumns, personalColumns } from '../audit/audit-row.js';
import type { BatchWriter } from '../database/group-commit.js';
import { columnNames, toColumnArrays, unnestColumns } from '../database/postgresql/column-arrays.js';
import type { PostgresqlDatabase } from '../database/postgresql/open-postgresql.js';
import { intentColumns, outcomeColumns, resumptionColumns } from './operation-write.js';
import type { OperationWrite } from './operation-write.js';
import { transitionCondition } from './transition-condition.js';

/** The row of audit_personal, preceded by the operation on which it depends. */
const dependentPersonalColumns = [['operation_id', 'uuid'], ...personalColumns] as const;

const firstResumption = intentColumns.length + 1;
const firstOutcome = firstResumption + resumptionColumns.length;
const firstEvent = firstOutcome + outcomeColumns.length;
const firstPersonal = firstEvent + eventColumns.length;

const leaseEnd = "clock_timestamp() + lease_ms * interval '1 millisecond'";

/** How many rows the arrays that begin at these parameters have. */
const writesIn = (parameters: readonly number[]) =>
  parameters.map((parameter) => `cardinality($${String(parameter)}::uuid[])`).join(' + ');

/** IS TRUE keeps the planner from making a join of it: nested loops are the only joins it may use here. */
const isStored = '(operation_id IN (SELECT operation_id FROM stored)) IS TRUE';

/**
 * One round trip, one commit. All parts see the same snapshot, so an operation may occur once only; the last
 * part names the operations that were stored, unless that is all of them.
 * New rows are inserted in the order of their claims: two replicas that wait for each other's claims would
 * be a deadlock.
 */
const commitOperations = {
  name: 'commit-operations',
  text: `
    WITH begun AS (
      INSERT INTO operation (operation_id, organisation_id, caller_key, idempotency_claim, created_at, fingerprint,
        fingerprint_key, contact_fingerprint, type_id, baseline, sealed_token, attempted_at, lease_until, state)
      SELECT operation_id, organisation_id, caller_key, idempotency_claim, created_at, fingerprint,
        fingerprint_key, contact_fingerprint, type_id, baseline, sealed_token, created_at, ${leaseEnd}, 'attempted'
      FROM ${unnestColumns('intent', intentColumns, 1)}
      ORDER BY idempotency_claim
      ON CONFLICT (idempotency_claim) WHERE idempotency_claim IS NOT NULL DO NOTHING
      RETURNING operation_id
    ), resumed AS (
      UPDATE operation AS o
      SET state = 'attempted', attempt = u.attempt, attempted_at = u.attempted_at, lease_until = ${leaseEnd},
        contact_fingerprint = u.contact_fingerprint, type_id = u.type_id, baseline = u.baseline,
        sealed_token = u.sealed_token, settled_by = NULL, acknowledged = NULL, doubted_at = NULL, look_at = NULL,
        absent_at = NULL, waiting_for = NULL
      FROM ${unnestColumns('u', resumptionColumns, firstResumption)}
      WHERE o.operation_id = u.operation_id AND o.state = 'not_sent' AND o.attempt = u.attempt - 1
      RETURNING o.operation_id
    ), finished AS (
      UPDATE operation AS o
      SET state = u.state,
          contact_id = u.contact_id,
          sealed_answer = u.sealed_answer,
          settled_by = u.settled_by,
          acknowledged = u.acknowledged,
          sealed_token = CASE WHEN u.state = 'in_doubt' THEN o.sealed_token END,
          doubted_at = CASE WHEN u.state = 'in_doubt' THEN clock_timestamp() END,
          idempotency_claim = CASE WHEN u.release_claim THEN NULL ELSE o.idempotency_claim END
      FROM ${unnestColumns('u', outcomeColumns, firstOutcome)}
      WHERE o.operation_id = u.operation_id AND o.attempt = u.attempt
        AND ${transitionCondition('o.state', 'u.state')}
      RETURNING o.operation_id
    ), stored AS (
      SELECT operation_id FROM begun UNION ALL SELECT operation_id FROM resumed
      UNION ALL SELECT operation_id FROM finished
    ), personal AS (
      INSERT INTO audit_personal (${columnNames(personalColumns)})
      SELECT ${columnNames(personalColumns)}
      FROM ${unnestColumns('p', dependentPersonalColumns, firstPersonal)}
      WHERE ${isStored}
    ), event AS (
      INSERT INTO audit_event (${columnNames(eventColumns)})
      SELECT ${columnNames(eventColumns)}
      FROM ${unnestColumns('e', eventColumns, firstEvent)}
      WHERE ${isStored}
    )
    SELECT CASE WHEN count(*) < ${writesIn([1, firstResumption, firstOutcome])}
      THEN coalesce(json_agg(operation_id), '[]')::text END AS stored
    FROM stored`,
};

/** Stores operations and their events in PostgreSQL, one statement per batch. */
export function postgresqlOperationWriter(
  database: PostgresqlDatabase,
): BatchWriter<OperationWrite, boolean> {
  return {
    queue: 'operations',
    failures: database.failures,
    async commit(writes) {
      if (new Set(writes.map((write) => write.operationId)).size < writes.length) {
        // Halving the batch puts them into different statements, in their order.
        throw new RangeError('one operation occurs twice in a batch');
      }
      const rowsOf = (kind: OperationWrite['kind']) =>
        writes.filter((write) => write.kind === kind).map((write) => write.row);
      const personal = writes.flatMap((write) =>
        write.personal === undefined ? [] : [[write.operationId, ...write.personal]],
      );
      const [row] = await database.write<{ stored: string | null }>(commitOperations, [
        ...toColumnArrays(rowsOf('begin'), intentColumns),
        ...toColumnArrays(rowsOf('resume'), resumptionColumns),
        ...toColumnArrays(rowsOf('finish'), outcomeColumns),
        ...toColumnArrays(
          writes.map((write) => write.event),
          eventColumns,
        ),
        ...toColumnArrays(personal, dependentPersonalColumns),
      ]);
      if (!row?.stored) return writes.map(() => true);
      const stored = new Set(JSON.parse(row.stored) as string[]);
      return writes.map((write) => stored.has(write.operationId));
    },
  };
}
