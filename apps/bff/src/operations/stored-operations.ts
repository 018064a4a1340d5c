import type { AuditPersonal, NewAuditEvent } from '../audit/audit-event.js';
import { GroupCommit, type BatchWriter } from '../database/group-commit.js';
import { leaseLapsed } from '../database/lease-lapsed.js';
import type { Queries } from '../database/queries.js';
import type { Engine, OperationTable } from '../database/schema.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import { StorageUnavailable } from '../database/storage-unavailable.js';
import { normaliseUuid } from '../database/uuid.js';
import { withinDeadline } from '../database/within-deadline.js';
import type { Operation, OperationState, SettledBy, WaitReason } from './operation.js';
import {
  OperationStore,
  type BeginResult,
  type OperationIntent,
  type OperationOutcome,
  type OperationResumption,
} from './operation-store.js';
import { forgetExpired } from './forget-expired.js';
import { keptTooLong } from './kept-since.js';
import { toBeginWrite, toFinishWrite, toResumeWrite, type OperationWrite } from './operation-write.js';

/** How often to try for a claim that is held at first and whose holder is gone a moment later. */
const claimAttempts = 3;

const operationColumns = [
  'operation_id',
  'organisation_id',
  'caller_key',
  'state',
  'contact_id',
  'created_at',
  'settled_by',
  'waiting_for',
  'attempt',
  'fingerprint',
  'fingerprint_key',
  'sealed_answer',
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
    private readonly engine: Engine,
    private readonly queries: Queries,
    writer: BatchWriter<OperationWrite, boolean>,
    private readonly limits: StorageLimits,
    observer: StorageObserver,
  ) {
    super();
    this.#commits = new GroupCommit(writer, limits, observer);
  }

  override async begin(intent: OperationIntent): Promise<BeginResult> {
    const deadline = performance.now() + this.limits.deadlineMs;
    if (await this.#tryToBegin(intent)) return { begun: true };
    return withinDeadline('claim not resolved', deadline - performance.now(), this.#resolveClaim(intent));
  }

  override async resume(resumption: OperationResumption): Promise<boolean> {
    const write = toResumeWrite(resumption);
    const resumed = await this.#commits.add(write);
    if (resumed) this.#rememberPersonal(resumption.event, write);
    return resumed;
  }

  override finish(outcome: OperationOutcome): Promise<boolean> {
    return this.#commits.add(toFinishWrite(outcome, this.#personalIds.get(outcome.event.personal)));
  }

  override async noteBaseline(operationId: string, attempt: number, baseline: number): Promise<void> {
    await this.queries.run('baseline not noted', (kysely) =>
      kysely
        .updateTable('operation')
        .set({ baseline })
        .where('operation_id', '=', operationId)
        .where('attempt', '=', attempt)
        .where('state', '=', 'attempted')
        .execute(),
    );
  }

  override async hasRival(
    operationId: string,
    organisationId: number,
    contactFingerprints: readonly string[],
  ): Promise<boolean> {
    const rival = await this.queries.run('rivals not read', (kysely) =>
      kysely
        .selectFrom('operation')
        .select('operation_id')
        .where('organisation_id', '=', organisationId)
        .where('operation_id', '<>', operationId)
        .where('state', 'in', ['attempted', 'in_doubt', 'ambiguous'])
        .where((expression) =>
          expression.or([
            expression('contact_fingerprint', 'in', contactFingerprints),
            // Operations of an older version have none: these may own any contact.
            expression('contact_fingerprint', 'is', null),
          ]),
        )
        .limit(1)
        .executeTakeFirst(),
    );
    return rival !== undefined;
  }

  override async find(operationId: string): Promise<Operation | undefined> {
    const uuid = normaliseUuid(operationId);
    return uuid === undefined ? undefined : this.#findBy('operation_id', uuid);
  }

  override findByClaim(idempotencyClaim: string): Promise<Operation | undefined> {
    return this.#findBy('idempotency_claim', idempotencyClaim);
  }

  override forgetExpired(): Promise<number> {
    return this.queries.run('expired answers not removed', (kysely) => forgetExpired(kysely, this.engine));
  }

  /** Refuses further writes and resolves once the queued ones are answered. */
  close(): Promise<void> {
    return this.#commits.close();
  }

  /** @returns false when the claim is held */
  async #tryToBegin(intent: OperationIntent): Promise<boolean> {
    const write = toBeginWrite(intent);
    const begun = await this.#commits.add(write);
    if (begun) this.#rememberPersonal(intent.event, write);
    return begun;
  }

  #rememberPersonal({ personal, id }: NewAuditEvent, write: OperationWrite): void {
    if (write.personal !== undefined) this.#personalIds.set(personal, id);
  }

  /** Finds who holds the claim; by then the holder may have released it, and the claim is to be had again. */
  async #resolveClaim(intent: OperationIntent): Promise<BeginResult> {
    for (let attempt = 1; attempt < claimAttempts; attempt++) {
      const holder = await this.#findBy('idempotency_claim', intent.idempotency_claim ?? '');
      if (holder !== undefined) return { begun: false, holder };
      if (await this.#tryToBegin(intent)) return { begun: true };
    }
    throw new StorageUnavailable('The claim was held and released again at every attempt to take it');
  }

  #findBy(column: 'operation_id' | 'idempotency_claim', value: string): Promise<Operation | undefined> {
    return this.queries.run('operation not read', async (kysely) => {
      const row = await kysely
        .selectFrom('operation')
        .select(operationColumns)
        .select([
          leaseLapsed(this.engine).as('lease_lapsed'),
          keptTooLong(this.engine, 'answers').as('answer_expired'),
        ])
        .where(column, '=', value)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { fingerprint: mac, fingerprint_key: kid, ...operation } = row;
      return {
        ...operation,
        // A constraint keeps every other text out of the column.
        state: row.state as OperationState,
        settled_by: row.settled_by as SettledBy | null,
        waiting_for: row.waiting_for as WaitReason | null,
        lease_lapsed: Boolean(row.lease_lapsed),
        answer_expired: Boolean(row.answer_expired),
        fingerprint: mac === null || kid === null ? null : { kid, mac },
      };
    });
  }
}
