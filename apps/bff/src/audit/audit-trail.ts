import type { AuditAction, AuditEvent, AuditOutcome, NewAuditEvent } from './audit-event.js';

/** Which events of one organisation to read, newest first. */
export interface AuditQuery {
  readonly organisation_id: number;
  /** 1 to 500. */
  readonly limit: number;
  /** Opaque position from a former page's `next_cursor`; unknown text is refused before it comes here. */
  readonly before: number | undefined;
  /** RFC 3339, inclusive. */
  readonly since: string | undefined;
  /** RFC 3339, exclusive. */
  readonly until: string | undefined;
  readonly action: AuditAction | undefined;
  readonly outcome: AuditOutcome | undefined;
  /** The caller's id as events show it. */
  readonly actor: string | undefined;
  readonly contact_id: string | undefined;
  readonly request_id: string | undefined;
  readonly operation_id: string | undefined;
}

/** One page of events; `next` is where the following page starts, null after the last one. */
export interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly next: number | null;
}

/** The insert-only trail. Every method rejects with StorageUnavailable within the storage deadline. */
export abstract class AuditTrail {
  /** Appends one event durably; for creations the operation store does it in the operation's own commit. */
  abstract append(event: NewAuditEvent): Promise<void>;

  /** Reads one page of an organisation's trail, newest first. */
  abstract read(query: AuditQuery): Promise<AuditPage>;
}
