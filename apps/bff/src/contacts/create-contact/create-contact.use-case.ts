import { createHash } from 'node:crypto';
import type { NewContact } from '@contacts/domain';
import { v7 as uuidv7 } from 'uuid';
import { auditActions, type NewAuditEvent } from '../../audit/audit-event.js';
import { markAccepted, type Caller } from '../../callers/caller.js';
import { ConfirmAccess, type Access } from '../../callers/confirm-access.js';
import { StorageUnavailable } from '../../database/storage-unavailable.js';
import type { Operation } from '../../operations/operation.js';
import { OperationStore } from '../../operations/operation-store.js';
import { describeCaller, type RequestOrigin } from '../../request-audit/describe-request.js';
import type { CreationResult } from '../../upstream/creation-result.js';
import { Upstream } from '../../upstream/upstream.js';
import { outcomeOf } from './outcome-of-result.js';

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
 * was called once, or not at all.
 */
export type CreateContactResult =
  | { readonly kind: 'claimed'; readonly holder: Operation }
  | { readonly kind: 'hidden'; readonly access: Exclude<Access, 'accepted'> }
  | {
      readonly kind: 'finished';
      readonly operationId: string;
      readonly result: CreationResult;
      /** False when the outcome could not be stored: the caller must not be told more than the trail knows. */
      readonly recorded: boolean;
    };

/**
 * Creates a contact upstream, at most once per call, between two durable records: the intent before the
 * request leaves and the outcome after its answer.
 */
export class CreateContact {
  constructor(
    private readonly operations: OperationStore,
    private readonly upstream: Upstream,
    private readonly access: ConfirmAccess,
  ) {}

  /** @throws StorageUnavailable when the intent cannot be stored; nothing has been sent then */
  async execute(command: CreateContactCommand): Promise<CreateContactResult> {
    const { caller, organisationId, contact } = command;
    const startedAt = performance.now();
    const operationId = uuidv7();
    const intent = this.#describeIntent(command, operationId);
    const begun = await this.operations.begin({
      operation_id: operationId,
      organisation_id: organisationId,
      caller_key: caller.key,
      idempotency_claim: claimOf(command),
      created_at: intent.time,
      event: intent,
    });
    if (!begun.begun) {
      const access = await this.access.ask(caller, organisationId);
      return access === 'accepted' ? { kind: 'claimed', holder: begun.holder } : { kind: 'hidden', access };
    }

    const body = JSON.stringify(contact);
    const answered = await this.upstream.createContact({ organisationId, token: caller.token, body });
    const result =
      answered.kind === 'created' && answered.listed
        ? await this.#attribute(answered, organisationId)
        : answered;
    if (result.kind === 'created') markAccepted(caller, organisationId);

    const outcome = outcomeOf(result);
    const event: NewAuditEvent = {
      ...intent,
      id: uuidv7(),
      time: new Date().toISOString(),
      outcome: outcome.state,
      caller: describeCaller(caller, organisationId),
      contact_id: outcome.contactId,
      upstream: outcome.upstream,
      duration_ms: Math.round(performance.now() - startedAt),
    };
    const recorded = await this.#record(operationId, outcome, event);
    return { kind: 'finished', operationId, result, recorded };
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

  async #record(
    operationId: string,
    outcome: ReturnType<typeof outcomeOf>,
    event: NewAuditEvent,
  ): Promise<boolean> {
    try {
      return await this.operations.finish({
        operation_id: operationId,
        state: outcome.state,
        contact_id: outcome.contactId,
        release_claim: outcome.releaseClaim,
        event,
      });
    } catch (error) {
      if (error instanceof StorageUnavailable) return false;
      throw error;
    }
  }
}

/**
 * What one Idempotency-Key stands for: the same text of another caller or organisation is another claim. A plain
 * hash on purpose: it must stay the same when keys are rotated, or a rotation would allow a second contact.
 */
function claimOf({ caller, organisationId, idempotencyKey }: CreateContactCommand): string | null {
  if (idempotencyKey === null) return null;
  return createHash('sha256')
    .update(`contacts/idempotency-claim/1\n${organisationId}\n${caller.key}\n${idempotencyKey}`)
    .digest('hex');
}
