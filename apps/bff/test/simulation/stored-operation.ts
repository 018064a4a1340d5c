import type { World } from './world.js';

/** An operation as the database has it in the end. */
export interface StoredOperation {
  readonly id: string;
  readonly state: string;
  readonly contactId: string | null;
  readonly waitingFor: string | null;
  /** Numbers of the requests that have attempted it, in their order. */
  readonly requests: readonly number[];
  /** What the trail says last. */
  readonly lastOutcome: string;
}

interface OperationRow {
  readonly operation_id: string;
  readonly state: string;
  readonly contact_id: string | null;
  readonly waiting_for: string | null;
}

interface EventRow {
  readonly operation_id: string;
  readonly outcome: string;
  readonly request_id: string | null;
}

/** Reads every operation, and what the trail says of it. */
export function readOperations({ database }: World): readonly StoredOperation[] {
  const events = database.read(
    'select operation_id, outcome, request_id from audit_event where operation_id is not null order by position',
  ) as readonly EventRow[];
  const rows = database.read(
    'select operation_id, state, contact_id, waiting_for from operation order by operation_id',
  ) as readonly OperationRow[];
  return rows.map((row) => {
    const own = events.filter((event) => event.operation_id === row.operation_id);
    return {
      id: row.operation_id,
      state: row.state,
      contactId: row.contact_id,
      waitingFor: row.waiting_for,
      requests: own
        .filter(({ outcome }) => outcome === 'attempted')
        .map((event) => Number(event.request_id?.slice('request-'.length))),
      lastOutcome: own.at(-1)?.outcome ?? '',
    };
  });
}
