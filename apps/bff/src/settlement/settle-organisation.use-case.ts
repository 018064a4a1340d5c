import type { OutcomeState, WaitReason } from '../operations/operation.js';
import type { OperationStore } from '../operations/operation-store.js';
import { describeCaller } from '../request-audit/describe-request.js';
import type { Baselines } from './baselines.js';
import type { ContactRegister } from './contact-register.js';
import { decide, type DoubtfulOperation, type ListedContact, type Verdict } from './decide.js';
import { describeSettlement } from './describe-settlement.js';
import type { Evidence } from './evidence.js';
import type { ListReading, ReadList } from './read-list.js';
import type { SettlementStore, UnsettledOperation } from './settlement-store.js';
import type { SettlementToken } from './settlement-tokens.js';

/** Most operations of one turn. */
const operationsAtOnce = 200;

/** Longest time between two looks at what waits for somebody else, in milliseconds. */
const longestWaitMs = 15_000;

/** Times of settlement, in milliseconds. */
export interface SettlementTimes {
  /** After it an absent contact counts as not sent. */
  readonly quietMs: number;
  /** For how long one process may settle an organisation; longer than the upstream's whole deadline. */
  readonly leaseMs: number;
}

/** Hears how settlement goes, for metrics and the log. Its methods must not throw. */
export interface SettlementObserver {
  settled(state: OutcomeState): void;
  /** Operations could not be looked at or settled; it is tried again, and heard of again only after it has succeeded. */
  failed(failure: unknown): void;
}

/** Settles the operations in doubt of one organisation from one reading of its list (promise G4). */
export class SettleOrganisation {
  constructor(
    private readonly store: SettlementStore,
    private readonly register: ContactRegister,
    private readonly operations: OperationStore,
    private readonly list: ReadList,
    private readonly evidence: Evidence,
    private readonly baselines: Baselines,
    private readonly times: SettlementTimes,
    private readonly observer: SettlementObserver,
  ) {}

  /**
   * Does nothing while another process settles the organisation.
   * @throws StorageUnavailable; whatever was not stored then is settled by a later turn
   */
  async execute(organisationId: number): Promise<void> {
    const leaseUntil = performance.now() + this.times.leaseMs;
    if (!(await this.store.lease(organisationId, this.times.leaseMs))) return;
    try {
      await this.#settle(organisationId, leaseUntil);
    } finally {
      // One that has lapsed may be another process's by now.
      if (performance.now() < leaseUntil) await this.store.release(organisationId);
    }
  }

  async #settle(organisationId: number, leaseUntil: number): Promise<void> {
    const reading = await this.list.execute(organisationId);
    // After the list, in this order: what is created meanwhile is then a rival, or attributed, or not in the list.
    const unsettled = await this.store.readUnsettled(organisationId, this.times.quietMs);
    const due = unsettled.filter((operation) => operation.due).slice(0, operationsAtOnce);
    if (reading.kind === 'waiting') return this.#postpone(due, reading.waitingFor);

    const verdicts = await this.#judge(organisationId, reading, unsettled, due);
    if (performance.now() >= leaseUntil) return;
    await Promise.all(
      due.map(async (operation) => {
        const verdict = verdicts.get(operation.operation_id);
        if (verdict !== undefined) await this.#apply(organisationId, operation, verdict, reading.token);
      }),
    );
  }

  async #judge(
    organisationId: number,
    { contacts }: Extract<ListReading, { kind: 'read' }>,
    unsettled: readonly UnsettledOperation[],
    due: readonly UnsettledOperation[],
  ): Promise<ReadonlyMap<string, Verdict>> {
    const ids = contacts.map(({ contactId }) => contactId);
    const attributed = await this.register.findAttributed(organisationId, ids);
    this.baselines.note(organisationId, await this.register.recordReading(organisationId, ids));
    // Asked after that: what another replica has noted meanwhile keeps the number that it was noted with.
    const readings = await this.register.firstReadings(organisationId, ids);
    const listed: readonly ListedContact[] = contacts.map(({ contactId, typeId, contact }) => ({
      contactId,
      typeId: typeId === undefined ? undefined : Number(typeId),
      fingerprints: this.evidence.fingerprintsOf(contact),
    }));
    return decide({
      contacts: listed,
      attributed,
      operations: due.map((operation) => toDoubtful(operation, readings)),
      rivals: unsettled.map(({ operation_id, contact_fingerprint, live }) => ({
        operationId: operation_id,
        fingerprint: contact_fingerprint,
        live,
      })),
    });
  }

  async #apply(
    organisationId: number,
    operation: UnsettledOperation,
    verdict: Verdict,
    token: SettlementToken,
  ): Promise<void> {
    switch (verdict.kind) {
      case 'created':
        return this.#finish(organisationId, operation, 'created', verdict.contactId, token);
      case 'ambiguous':
        return this.#finish(organisationId, operation, 'ambiguous', null, token);
      case 'not_sent':
        // One list that lacks it may be an old copy: only the second one counts (promise G1).
        return operation.absent
          ? this.#finish(organisationId, operation, 'not_sent', null, token)
          : this.#postpone([operation], 'quiet_period', true);
      case 'wait':
        return this.#postpone([operation], verdict.waitingFor);
    }
  }

  async #finish(
    organisationId: number,
    operation: UnsettledOperation,
    state: 'created' | 'ambiguous' | 'not_sent',
    contactId: string | null,
    { kind, caller }: SettlementToken,
  ): Promise<void> {
    const stored = await this.operations.finish({
      operation_id: operation.operation_id,
      attempt: operation.attempt,
      state,
      contact_id: contactId,
      release_claim: false,
      sealed_answer: null,
      acknowledged: operation.acknowledged,
      settled_by: kind,
      event: describeSettlement({
        organisationId,
        outcome: state,
        caller: caller === null ? null : describeCaller(caller, organisationId),
        operationId: operation.operation_id,
        contactId,
        typeId: operation.type_id,
      }),
    });
    if (stored) this.observer.settled(state);
  }

  async #postpone(
    operations: readonly UnsettledOperation[],
    waitingFor: WaitReason,
    absent = false,
  ): Promise<void> {
    const quietForMs = Math.max(...operations.map((operation) => operation.quietForMs));
    const isQuiet = waitingFor === 'quiet_period' && quietForMs > 0;
    await this.store.postpone({
      operationIds: operations.map((operation) => operation.operation_id),
      waitingFor,
      lookAgainMs: isQuiet ? quietForMs : this.#waitMs(),
      absent,
    });
  }

  /** Grows with the quiet period; spread, so that replicas and organisations do not come all at once. */
  #waitMs(): number {
    const waitMs = Math.min(longestWaitMs, Math.max(200, this.times.quietMs / 4));
    return Math.round(waitMs * (0.75 + Math.random() / 2));
  }
}

function toDoubtful(operation: UnsettledOperation, readings: ReadonlyMap<string, number>): DoubtfulOperation {
  const { baseline } = operation;
  return {
    operationId: operation.operation_id,
    fingerprint: operation.contact_fingerprint,
    typeId: operation.type_id,
    baseline:
      baseline === null ? null : { has: (contactId) => (readings.get(contactId) ?? Infinity) <= baseline },
    acknowledged: operation.acknowledged,
    quiet: operation.quietForMs <= 0,
  };
}
