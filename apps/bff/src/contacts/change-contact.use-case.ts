import type { ContactUpdate } from '@contacts/domain';
import { makeUuid } from '../make-uuid.js';
import type { AuditAction, AuditOutcome, NewAuditEvent } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { markAccepted, type Caller } from '../callers/caller.js';
import { StorageUnavailable } from '../database/storage-unavailable.js';
import { describeCaller, type RequestOrigin } from '../request-audit/describe-request.js';
import type { VendorCallResult } from '../upstream/vendor-call.js';

/** One change of a contact that exists. */
export interface ContactChange {
  readonly caller: Caller;
  readonly organisationId: number;
  readonly contactId: string;
  readonly action: AuditAction;
  /** What is to be stored; null when the contact is removed. */
  readonly update: ContactUpdate | null;
  readonly origin: RequestOrigin;
}

/** `recorded` is false when the outcome could not be stored: the caller must not be told more than the trail knows. */
export interface ChangeResult {
  readonly result: VendorCallResult;
  readonly recorded: boolean;
}

/** Changes a contact at the vendor, at most once, between two durable records: the intent and the outcome. */
export class ChangeContact {
  constructor(private readonly trail: AuditTrail) {}

  /**
   * @param call sends the change, once
   * @throws StorageUnavailable when the intent cannot be stored; nothing has been sent then
   */
  async execute(change: ContactChange, call: () => Promise<VendorCallResult>): Promise<ChangeResult> {
    const startedAt = performance.now();
    const intent = describeIntent(change);
    await this.trail.append(intent);
    const result = await call();
    if (result.kind === 'succeeded') markAccepted(change.caller, change.organisationId);
    const outcome: NewAuditEvent = {
      ...intent,
      id: makeUuid(),
      time: new Date().toISOString(),
      outcome: outcomeOf(result),
      caller: describeCaller(change.caller, change.organisationId),
      upstream: upstreamOf(result),
      duration_ms: Math.round(performance.now() - startedAt),
    };
    return { result, recorded: await this.#record(outcome) };
  }

  async #record(outcome: NewAuditEvent): Promise<boolean> {
    try {
      await this.trail.append(outcome);
      return true;
    } catch (error) {
      if (error instanceof StorageUnavailable) return false;
      throw error;
    }
  }
}

function describeIntent(change: ContactChange): NewAuditEvent {
  const { caller, organisationId, contactId, action, update, origin } = change;
  return {
    id: makeUuid(),
    time: new Date().toISOString(),
    chain: organisationId,
    action,
    outcome: 'attempted',
    caller: describeCaller(caller, organisationId),
    organisation_id: organisationId,
    contact_id: contactId,
    operation_id: null,
    fields: update === null ? [] : Object.keys(update),
    type_id: null,
    upstream: { status: null, error_token: null },
    duration_ms: null,
    problem: null,
    count: 1,
    ...origin,
  };
}

/** How each result stands in the trail. */
function outcomeOf(result: VendorCallResult): AuditOutcome {
  switch (result.kind) {
    case 'succeeded':
    case 'too_large':
      return 'succeeded';
    case 'rejected':
    case 'not_authenticated':
    case 'forbidden':
    case 'not_found':
      return 'rejected';
    case 'rate_limited':
    case 'unsent':
      return 'not_sent';
    case 'unknown':
      return 'in_doubt';
  }
}

function upstreamOf(result: VendorCallResult): NewAuditEvent['upstream'] {
  const refused = { not_authenticated: 401, forbidden: 403, not_found: 404 } as const;
  switch (result.kind) {
    case 'succeeded':
    case 'unknown':
      return { status: result.status, error_token: null };
    case 'rejected':
      return { status: result.status, error_token: result.refusal.error_token };
    case 'not_authenticated':
    case 'forbidden':
    case 'not_found':
      return { status: refused[result.kind], error_token: result.refusal.error_token };
    case 'rate_limited':
      return { status: 429, error_token: null };
    case 'unsent':
    case 'too_large':
      return { status: null, error_token: null };
  }
}
