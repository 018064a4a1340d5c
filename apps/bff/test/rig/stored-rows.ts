import type { TestStorage } from './engines.js';

/** A row of `operation`, with everything as text. */
export interface StoredOperation {
  readonly operation_id: string;
  readonly organisation_id: string;
  readonly caller_key: string;
  readonly idempotency_claim: string | null;
  readonly state: string;
  readonly contact_id: string | null;
}

/** A row of `audit_event`, with everything as text. */
export interface StoredEvent {
  readonly event_id: string;
  readonly chain: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly organisation_id: string | null;
  readonly operation_id: string | null;
  readonly contact_id: string | null;
  readonly caller_id: string | null;
  readonly problem_slug: string | null;
  readonly user_agent: string | null;
  readonly user_name: string | null;
}

/** Both engines cast to text alike. */
const asText = (columns: readonly string[]) =>
  columns.map((column) => `cast(${column} as text) as ${column}`).join(', ');

/** All operations, oldest first. */
export function storedOperations(storage: TestStorage): Promise<readonly StoredOperation[]> {
  const columns = [
    'operation_id',
    'organisation_id',
    'caller_key',
    'idempotency_claim',
    'state',
    'contact_id',
  ];
  return storage.query(`select ${asText(columns)} from operation order by created_at, operation_id`);
}

/** All events with their erasable members, oldest first. */
export function storedEvents(storage: TestStorage): Promise<readonly StoredEvent[]> {
  const columns = [
    'event_id',
    'chain',
    'action',
    'outcome',
    'organisation_id',
    'operation_id',
    'contact_id',
    'caller_id',
    'problem_slug',
    'user_agent',
    'user_name',
  ];
  return storage.query(
    `select ${asText(columns)} from audit_event as e
     left join audit_personal as p on p.personal_id = e.personal_id order by position`,
  );
}
