import type { AuditPersonal } from '../audit/audit-event.js';
import { toEventRow, toPersonalRow } from '../audit/audit-row.js';
import { cleanText } from '../audit/clean-text.js';
import type { Database } from '../database/database.js';
import { GroupCommit } from '../database/group-commit.js';
import type { BatchWriter } from '../database/group-commit.js';
import type { OperationTable } from '../database/schema.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import { StorageUnavailable } from '../database/storage-unavailable.js';
import { normaliseUuid } from '../database/uuid.js';
import type { Operation, OperationState } from './operation.js';
import { OperationStore } from './operation-store.js';
import type { BeginResult, OperationIntent, OperationOutcome } from './operation-store.js';
import type { OperationWrite } from './operation-write.js';

/** How often to try again when a claim is held at first and its holder is gone a moment later. */
const claimAttempts = 3;

const operationColumns = [
  'operation_id',
  'organisation_id',
  'caller_key',
  'state',
  'contact_id',
  'created_at',
  'settled_by',
] as const satisfies readonly (keyof OperationTable)[];

/** Operations in either database. */
export class StoredOperations extends OperationStore {
  readonly #commits: GroupCommit<OperationWrite, boolean>;

  /**
   * Which row of audit_personal holds these members. The two events of one creation carry the same object,
   * and so share the row; an outcome that somebody else brings has members and a row of its own.
   */
  readonly #personalIds = new WeakMap<AuditPersonal, string>();

  constructor(
    private readonly database: Database,
    writer: BatchWriter<OperationWrite, boolean>,
    limits: StorageLimits,
    observer: StorageObserver,
  ) {
    super();
    this.#commits = new GroupCommit(writer, limits, observer);
  }

  override async begin(intent: OperationIntent): Promise<BeginResult> {
    const { event } = intent;
    const personal = toPersonalRow(event.personal, event.id);
    const write: OperationWrite = {
      kind: 'begin',
      operationId: intent.operation_id,
      row: [
        intent.operation_id,
        intent.organisation_id,
        cleanText(intent.caller_key),
        intent.idempotency_claim,
        intent.created_at,
      ],
      event: toEventRow(event, personal ? event.id : null),
      personal,
    };
    for (let attempt = 1; attempt <= claimAttempts; attempt++) {
      if (await this.#commits.add(write)) {
        if (personal) this.#personalIds.set(event.personal, event.id);
        return { begun: true };
      }
      const holder = await this.#find('idempotency_claim', intent.idempotency_claim ?? '');
      if (holder !== undefined) return { begun: false, holder };
    }
    throw new StorageUnavailable('The claim was held and released again at every attempt to take it');
  }

  override finish(outcome: OperationOutcome): Promise<boolean> {
    const { event } = outcome;
    const shared = this.#personalIds.get(event.personal);
    const personal = shared === undefined ? toPersonalRow(event.personal, event.id) : undefined;
    return this.#commits.add({
      kind: 'finish',
      operationId: outcome.operation_id,
      row: [
        outcome.operation_id,
        outcome.state,
        outcome.contact_id === null ? null : cleanText(outcome.contact_id),
        outcome.release_claim ? 1 : 0,
      ],
      event: toEventRow(event, shared ?? (personal ? event.id : null)),
      personal,
    });
  }

  override async find(operationId: string): Promise<Operation | undefined> {
    const uuid = normaliseUuid(operationId);
    return uuid === undefined ? undefined : this.#find('operation_id', uuid);
  }

  /** Refuses further writes and resolves once the queued ones are answered. */
  close(): Promise<void> {
    return this.#commits.close();
  }

  async #find(column: 'operation_id' | 'idempotency_claim', value: string): Promise<Operation | undefined> {
    try {
      const kysely = await this.database.kysely();
      const row = await kysely
        .selectFrom('operation')
        .select(operationColumns)
        .where(column, '=', value)
        .executeTakeFirst();
      // A constraint keeps every other text out of the column.
      return row && { ...row, state: row.state as OperationState };
    } catch (error) {
      throw this.database.failures.toStorageUnavailable('operation not read', error);
    }
  }
}
