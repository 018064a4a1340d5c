import { makeUuid } from '../make-uuid.js';
import type { AuditAction } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { markAccepted, type Caller } from '../callers/caller.js';
import { describeCaller, type RequestOrigin } from '../request-audit/describe-request.js';
import { waitBriefly, type LossObserver } from '../request-audit/fail-open.js';
import type { VendorCallResult } from '../upstream/vendor-call.js';
import { problemOfCall } from './problem-of-call.js';

/** One read that an organisation's trail tells of. */
export interface ContactRead {
  readonly caller: Caller;
  readonly organisationId: number;
  /** Null for the list. */
  readonly contactId: string | null;
  readonly action: AuditAction;
  readonly origin: RequestOrigin;
}

/** Reads from the vendor for a caller and records that it was read. */
export class ReadFromVendor {
  constructor(
    private readonly trail: AuditTrail,
    private readonly observer: LossObserver,
  ) {}

  /**
   * @param call asks the vendor, once
   * @returns the vendor's answer as JSON text
   * @throws Problem for everything but a success; request-audit records those
   */
  async execute(read: ContactRead, call: () => Promise<VendorCallResult>): Promise<string> {
    const startedAt = performance.now();
    const result = await call();
    if (result.kind !== 'succeeded') throw problemOfCall(result, 'read');
    markAccepted(read.caller, read.organisationId);
    await waitBriefly(this.#record(read, result.status, performance.now() - startedAt));
    return result.body;
  }

  /** Fails open: the vendor has answered already, and holding that back would undo nothing. */
  async #record(read: ContactRead, status: number, durationMs: number): Promise<void> {
    const { caller, organisationId, contactId, action, origin } = read;
    try {
      await this.trail.append({
        id: makeUuid(),
        time: new Date().toISOString(),
        chain: organisationId,
        action,
        outcome: 'succeeded',
        caller: describeCaller(caller, organisationId),
        organisation_id: organisationId,
        contact_id: contactId,
        operation_id: null,
        fields: [],
        type_id: null,
        upstream: { status, error_token: null },
        duration_ms: Math.round(durationMs),
        problem: null,
        count: 1,
        ...origin,
      });
    } catch {
      this.observer.onLost(1);
    }
  }
}
