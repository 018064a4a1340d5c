import { makeUuid } from '../../make-uuid.js';
import { laneOf, markAccepted } from '../../callers/caller.js';
import { StorageUnavailable } from '../../database/storage-unavailable.js';
import { claimOf } from '../../operations/idempotency-claim.js';
import type { Operation } from '../../operations/operation.js';
import type { OperationOutcome, OperationStore } from '../../operations/operation-store.js';
import { describeCaller } from '../../request-audit/describe-request.js';
import type { Secrets } from '../../secrets/secrets.js';
import type { Evidence } from '../../settlement/evidence.js';
import type { Upstream } from '../../upstream/upstream.js';
import { bodyText } from './body-text.js';
import type { Attempt, CreateContactCommand, CreateContactResult } from './creation.js';
import { describeIntent } from './describe-intent.js';
import type { IdentifyCreation } from './identify-creation.js';
import { outcomeOf } from './outcome-of-result.js';
import type { RepeatCreation } from './repeat-creation.js';
import { sealAnswer } from './sealed-answer.js';

/**
 * Creates a contact upstream, at most once per call, between two durable records: the intent before the
 * request leaves and the outcome after its answer.
 */
export class CreateContact {
  /** @param leaseMs for how long an attempt may be sent; longer than the upstream's whole deadline */
  constructor(
    private readonly operations: OperationStore,
    private readonly upstream: Upstream,
    private readonly repetition: RepeatCreation,
    private readonly identity: IdentifyCreation,
    private readonly secrets: Secrets,
    private readonly evidence: Evidence,
    private readonly leaseMs: number,
  ) {}

  /** @throws StorageUnavailable when the intent cannot be stored; nothing has been sent then */
  async execute(command: CreateContactCommand): Promise<CreateContactResult> {
    const { caller, organisationId, contact, idempotencyKey } = command;
    const startedAt = performance.now();
    const operationId = makeUuid();
    const intent = describeIntent(command, operationId);
    const baseline = this.identity.baselineOf(organisationId);
    const begun = await this.operations.begin({
      operation_id: operationId,
      organisation_id: organisationId,
      caller_key: caller.key,
      idempotency_claim: idempotencyKey === null ? null : claimOf(caller, organisationId, idempotencyKey),
      created_at: intent.time,
      fingerprint: idempotencyKey === null ? null : this.secrets.fingerprint(bodyText(contact)),
      lease_ms: this.leaseMs,
      evidence: this.evidence.describe(caller, organisationId, contact, baseline),
      event: intent,
    });
    if (begun.begun) return this.#send(command, { operationId, number: 1, intent, baseline, startedAt });
    const repeated = await this.repetition.execute(command, begun.holder);
    return repeated === 'resend' ? this.#resend(command, begun.holder) : repeated;
  }

  /** The first attempt was provably not sent: this request is sent under the same operation. */
  async #resend(command: CreateContactCommand, holder: Operation): Promise<CreateContactResult> {
    const { caller, organisationId, contact } = command;
    const startedAt = performance.now();
    const { operation_id: operationId } = holder;
    const number = holder.attempt + 1;
    const intent = describeIntent(command, operationId);
    const baseline = this.identity.baselineOf(organisationId);
    const resumed = await this.operations.resume({
      operation_id: operationId,
      attempt: number,
      attempted_at: intent.time,
      lease_ms: this.leaseMs,
      evidence: this.evidence.describe(caller, organisationId, contact, baseline),
      event: intent,
    });
    return resumed
      ? this.#send(command, { operationId, number, intent, baseline, startedAt })
      : { kind: 'claimed', holder, repetition: 'in_progress' };
  }

  async #send(command: CreateContactCommand, attempt: Attempt): Promise<CreateContactResult> {
    const { caller, organisationId, contact, idempotencyKey } = command;
    const { operationId, number, intent, startedAt } = attempt;
    const baseline = attempt.baseline ?? (await this.identity.establishBaseline(command, attempt));
    const answered = await this.upstream.createContact({
      organisationId,
      token: caller.token,
      lane: laneOf(caller),
      body: JSON.stringify(contact),
      sendBefore: startedAt + this.leaseMs,
    });
    const result = await this.identity.complete(answered, command, operationId, baseline);
    if (result.kind === 'created') markAccepted(caller, organisationId);

    const outcome = outcomeOf(result);
    const recorded = await this.#record({
      operation_id: operationId,
      attempt: number,
      state: outcome.state,
      contact_id: outcome.contactId,
      release_claim: outcome.releaseClaim,
      sealed_answer: idempotencyKey === null ? null : sealAnswer(result, operationId, this.secrets),
      acknowledged: outcome.acknowledged,
      settled_by: null,
      event: {
        ...intent,
        id: makeUuid(),
        time: new Date().toISOString(),
        outcome: outcome.state,
        caller: describeCaller(caller, organisationId),
        contact_id: outcome.contactId,
        upstream: outcome.upstream,
        duration_ms: Math.round(performance.now() - startedAt),
      },
    });
    return { kind: 'finished', operationId, result, recorded, replayed: false };
  }

  async #record(outcome: OperationOutcome): Promise<boolean> {
    try {
      return await this.operations.finish(outcome);
    } catch (error) {
      if (error instanceof StorageUnavailable) return false;
      throw error;
    }
  }
}
