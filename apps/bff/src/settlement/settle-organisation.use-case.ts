import type { OutcomeState } from '../operations/operation.js';
import type { OperationStore } from '../operations/operation-store.js';
import { describeCaller } from '../request-audit/describe-request.js';
import type { Baselines } from './baselines.js';
import type { ContactRegister } from './contact-register.js';
import { decide, type DoubtfulOperation, type ListedContact, type Verdict } from './decide.js';
import { describeSettlement } from './describe-settlement.js';
import type { Evidence } from './evidence.js';
import { postponementsOf, type Wait } from './postponements.js';
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

/** An outcome that settlement has found. */
interface Settled {
  readonly state: 'created' | 'ambiguous' | 'not_sent';
  readonly contactId: string | null;
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
    const lease = await this.store.lease(organisationId, this.times.leaseMs);
    if (lease === undefined) return;
    try {
      await this.#settle(organisationId, leaseUntil);
    } finally {
      await this.store.release(organisationId, lease);
    }
  }

  async #settle(organisationId: number, leaseUntil: number): Promise<void> {
    const reading = await this.list.execute(organisationId);
    // After the list, in this order: what is created meanwhile is then a rival, or attributed, or not in the list.
    const unsettled = await this.store.readUnsettled(organisationId, this.times.quietMs);
    const due = unsettled.filter((operation) => operation.due).slice(0, operationsAtOnce);
    if (reading.kind === 'waiting') {
      const { waitingFor } = reading;
      return this.#postpone(due.map((operation) => ({ operation, waitingFor, absent: null })));
    }
    const verdicts = await this.#judge(organisationId, reading, unsettled, due);
    if (performance.now() >= leaseUntil) return;
    const waits: Wait[] = [];
    const finishing: Promise<void>[] = [];
    for (const operation of due) {
      const verdict = verdicts.get(operation.operation_id);
      if (verdict === undefined) continue;
      const end = conclude(operation, verdict);
      if ('state' in end) finishing.push(this.#finish(organisationId, operation, end, reading.token));
      else waits.push(end);
    }
    await Promise.all([this.#postpone(waits), ...finishing]);
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
    const shown = new Set(listed.flatMap(({ fingerprints }) => fingerprints));
    const isDue = new Set(due);
    // Their turn comes later, and what is theirs is no sign of another operation's contact.
    const owners = unsettled.filter(
      (operation) =>
        !isDue.has(operation) &&
        operation.state !== 'ambiguous' &&
        !operation.live &&
        shown.has(operation.contact_fingerprint ?? ''),
    );
    return decide({
      contacts: listed,
      attributed,
      operations: [...due, ...owners].map((operation) => toDoubtful(operation, readings)),
      rivals: unsettled.map(({ operation_id, contact_fingerprint, live }) => ({
        operationId: operation_id,
        fingerprint: contact_fingerprint,
        live,
      })),
    });
  }

  async #finish(
    organisationId: number,
    operation: UnsettledOperation,
    { state, contactId }: Settled,
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

  async #postpone(waits: readonly Wait[]): Promise<void> {
    const postponements = postponementsOf(waits, this.times.quietMs, this.#waitMs());
    await Promise.all(postponements.map((postponement) => this.store.postpone(postponement)));
  }

  /** Grows with the quiet period; spread, so that replicas and organisations do not come all at once. */
  #waitMs(): number {
    const waitMs = Math.min(longestWaitMs, Math.max(200, this.times.quietMs / 4));
    return Math.round(waitMs * (0.75 + Math.random() / 2));
  }
}

/** What one turn leads to. */
function conclude(operation: UnsettledOperation, verdict: Verdict): Wait | Settled {
  switch (verdict.kind) {
    case 'created':
      return { state: 'created', contactId: verdict.contactId };
    case 'ambiguous':
      return { state: 'ambiguous', contactId: null };
    case 'not_sent':
      // One list that lacks it may be an old copy: only the second one counts (promise G1).
      return operation.absent
        ? { state: 'not_sent', contactId: null }
        : { operation, waitingFor: 'quiet_period', absent: true };
    case 'wait':
      return { operation, waitingFor: verdict.waitingFor, absent: false };
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
