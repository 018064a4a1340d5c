import type { NewContact } from '@contacts/domain';
import { v7 as uuidv7 } from 'uuid';
import { auditActions, type NewAuditEvent } from '../../audit/audit-event.js';
import { markAccepted, type Caller } from '../../callers/caller.js';
import { ConfirmAccess, type Access } from '../../callers/confirm-access.js';
import { StorageUnavailable } from '../../database/storage-unavailable.js';
import { claimOf } from '../../operations/idempotency-claim.js';
import type { Operation } from '../../operations/operation.js';
import { OperationStore, type OperationOutcome } from '../../operations/operation-store.js';
import { describeCaller, type RequestOrigin } from '../../request-audit/describe-request.js';
import type { Secrets } from '../../secrets/secrets.js';
import { completeContact } from '../../upstream/created-contact.js';
import type { CreationResult } from '../../upstream/creation-result.js';
import { Upstream } from '../../upstream/upstream.js';
import { bodyText } from './body-text.js';
import { createdBody } from './created-body.js';
import { judgeRepetition, type Repetition } from './judge-repetition.js';
import { outcomeOf } from './outcome-of-result.js';
import { openAnswer, sealAnswer } from './sealed-answer.js';

/** One contact to create, as a caller has asked for it. */
export interface CreateContactCommand {
  readonly caller: Caller;
  readonly organisationId: number;
  /** Satisfies every rule of the domain. */
  readonly contact: NewContact;
  /** 1 to 255 visible ASCII characters, or null when the caller sent none. */
  readonly idempotencyKey: string | null;
  readonly origin: RequestOrigin;
}

/**
 * `claimed`: another operation holds the Idempotency-Key. `hidden`: likewise, but the upstream does not accept the
 * token, or cannot be asked, and claims alone must not show what another token has begun. `finished`: the upstream
 * was called once, or not at all, or has answered an earlier request with the same key.
 */
export type CreateContactResult =
  | {
      readonly kind: 'claimed';
      readonly holder: Operation;
      readonly repetition: Exclude<Repetition, 'resend' | 'replay' | 'found'>;
    }
  | { readonly kind: 'hidden'; readonly access: Exclude<Access, 'accepted'> }
  | {
      readonly kind: 'finished';
      readonly operationId: string;
      /** A created contact has its `body`, as it is answered. */
      readonly result: CreationResult;
      /** False when the outcome could not be stored: the caller must not be told more than the trail knows. */
      readonly recorded: boolean;
      readonly replayed: boolean;
    };

/**
 * Creates a contact upstream, at most once per call, between two durable records: the intent before the
 * request leaves and the outcome after its answer.
 */
export class CreateContact {
  /** @param leaseMs for how long an attempt may be sent; longer than the upstream's whole deadline */
  constructor(
    private readonly operations: OperationStore,
    private readonly upstream: Upstream,
    private readonly access: ConfirmAccess,
    private readonly secrets: Secrets,
    private readonly leaseMs: number,
  ) {}

  /** @throws StorageUnavailable when the intent cannot be stored; nothing has been sent then */
  async execute(command: CreateContactCommand): Promise<CreateContactResult> {
    const { caller, organisationId, contact, idempotencyKey } = command;
    const startedAt = performance.now();
    const operationId = uuidv7();
    const intent = this.#describeIntent(command, operationId);
    const begun = await this.operations.begin({
      operation_id: operationId,
      organisation_id: organisationId,
      caller_key: caller.key,
      idempotency_claim: idempotencyKey === null ? null : claimOf(caller, organisationId, idempotencyKey),
      created_at: intent.time,
      fingerprint: idempotencyKey === null ? null : this.secrets.fingerprint(bodyText(contact)),
      lease_ms: this.leaseMs,
      event: intent,
    });
    return begun.begun
      ? this.#send(command, { operationId, number: 1, intent, startedAt })
      : this.#repeat(command, begun.holder);
  }

  /** The key is held: answers as its operation stands. */
  async #repeat(command: CreateContactCommand, holder: Operation): Promise<CreateContactResult> {
    const { caller, organisationId, contact } = command;
    const access = await this.access.ask(caller, organisationId);
    const { fingerprint } = holder;
    const isSameBody =
      fingerprint === null ? undefined : this.secrets.isFingerprintOf(fingerprint, bodyText(contact));
    const repetition = judgeRepetition(holder, isSameBody, Date.now());
    // Sending it shows nothing of the first attempt, and the vendor judges the token then.
    const isHidden = access !== 'accepted' && !(access === 'unavailable' && repetition === 'resend');
    if (isHidden) return { kind: 'hidden', access };
    switch (repetition) {
      case 'resend':
        return this.#resend(command, holder);
      case 'replay':
        return this.#replay(holder);
      case 'found':
        return this.#readFound(command, holder);
      default:
        return { kind: 'claimed', holder, repetition };
    }
  }

  /** The first attempt was provably not sent: this request is sent under the same operation. */
  async #resend(command: CreateContactCommand, holder: Operation): Promise<CreateContactResult> {
    const startedAt = performance.now();
    const { operation_id: operationId } = holder;
    const number = holder.attempt + 1;
    const intent = this.#describeIntent(command, operationId);
    const resumed = await this.operations.resume({
      operation_id: operationId,
      attempt: number,
      attempted_at: intent.time,
      lease_ms: this.leaseMs,
      event: intent,
    });
    return resumed
      ? this.#send(command, { operationId, number, intent, startedAt })
      : { kind: 'claimed', holder, repetition: 'in_progress' };
  }

  #replay(holder: Operation): CreateContactResult {
    const { operation_id: operationId, sealed_answer: sealed } = holder;
    const result = sealed === null ? undefined : openAnswer(sealed, operationId, this.secrets);
    return result === undefined
      ? { kind: 'claimed', holder, repetition: 'conflict' }
      : { kind: 'finished', operationId, result, recorded: true, replayed: true };
  }

  /** Settlement has found the contact in the vendor's list: it is shown as the vendor has it now. */
  async #readFound(
    { caller, organisationId, contact }: CreateContactCommand,
    { operation_id: operationId, contact_id: contactId }: Operation,
  ): Promise<CreateContactResult> {
    const id = contactId ?? '';
    const read = await this.upstream.getContact({ token: caller.token, organisationId, contactId: id });
    const shown =
      read.kind === 'succeeded'
        ? completeContact(JSON.parse(read.body) as Record<string, unknown>, id)
        : undefined;
    const result: CreationResult = {
      kind: 'created',
      status: 200,
      contactId: id,
      listed: false,
      body: createdBody(shown, contact, id, organisationId),
      foreignLocation: false,
    };
    return { kind: 'finished', operationId, result, recorded: true, replayed: true };
  }

  async #send(command: CreateContactCommand, attempt: Attempt): Promise<CreateContactResult> {
    const { caller, organisationId, contact, idempotencyKey } = command;
    const { operationId, number, intent, startedAt } = attempt;
    const answered = await this.upstream.createContact({
      organisationId,
      token: caller.token,
      body: JSON.stringify(contact),
      sendBefore: startedAt + this.leaseMs,
    });
    const attributed =
      answered.kind === 'created' && answered.listed
        ? await this.#attribute(answered, organisationId)
        : answered;
    if (attributed.kind === 'created') markAccepted(caller, organisationId);
    const result = withBody(attributed, contact, organisationId);

    const outcome = outcomeOf(result);
    const recorded = await this.#record({
      operation_id: operationId,
      attempt: number,
      state: outcome.state,
      contact_id: outcome.contactId,
      release_claim: outcome.releaseClaim,
      sealed_answer: idempotencyKey === null ? null : sealAnswer(result, operationId, this.secrets),
      event: {
        ...intent,
        id: uuidv7(),
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

  /** A contact that was only found in the list, and that another operation has created, is not this one's. */
  async #attribute(
    found: Extract<CreationResult, { kind: 'created' }>,
    organisationId: number,
  ): Promise<CreationResult> {
    const { status, contactId, foreignLocation } = found;
    const attributed = await this.operations.isAttributed(organisationId, contactId).catch(() => true);
    return attributed ? { kind: 'in_doubt', reason: 'no_identity', status, foreignLocation } : found;
  }

  #describeIntent(command: CreateContactCommand, operationId: string): NewAuditEvent {
    const { caller, organisationId, contact, origin } = command;
    return {
      id: uuidv7(),
      time: new Date().toISOString(),
      chain: organisationId,
      action: auditActions.createContact,
      outcome: 'attempted',
      caller: describeCaller(caller, organisationId),
      organisation_id: organisationId,
      contact_id: null,
      operation_id: operationId,
      request_id: origin.request_id,
      trace_id: origin.trace_id,
      fields: Object.keys(contact),
      type_id: contact.type.id,
      upstream: { status: null, error_token: null },
      duration_ms: null,
      problem: null,
      count: 1,
      personal: origin.personal,
    };
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

/** One attempt at an operation, its intent stored. */
interface Attempt {
  readonly operationId: string;
  readonly number: number;
  readonly intent: NewAuditEvent;
  /** Monotonic milliseconds, from before the intent was stored: the lease has not begun earlier. */
  readonly startedAt: number;
}

/** Gives a created contact the body with which it is answered, now and whenever the request is repeated. */
function withBody(result: CreationResult, contact: NewContact, organisationId: number): CreationResult {
  if (result.kind !== 'created') return result;
  return { ...result, body: createdBody(result.body, contact, result.contactId, organisationId) };
}
