import type { AuditEvent, NewAuditEvent } from './audit-event.js';
import type { EventFilter } from './event-filter.js';
import type { StoredTombstone } from './read-tombstone.js';

/** Which events of one organisation to read, newest first. */
export interface AuditQuery extends EventFilter {
  readonly organisation_id: number;
  /** 1 to 500. */
  readonly limit: number;
  /** Opaque position from a former page's `next_cursor`; unknown text is refused before it comes here. */
  readonly before: number | undefined;
}

/** One page of events; `next` is where the following page starts, null after the last one. */
export interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly next: number | null;
}

/** Which sealed events of one organisation to read, oldest first. */
export interface SealedQuery extends EventFilter {
  readonly organisation_id: number;
  /** First and last `seq`. */
  readonly from: number;
  readonly to: number;
}

/** The insert-only trail. Every method rejects with StorageUnavailable within the storage deadline. */
export abstract class AuditTrail {
  /** Appends one event durably; for creations the operation store does it in the operation's own commit. */
  abstract append(event: NewAuditEvent): Promise<void>;

  /** Reads one page of an organisation's trail, newest first. */
  abstract read(query: AuditQuery): Promise<AuditPage>;

  /** Reads the sealed events of a range; the caller keeps the range small. */
  abstract readSealed(query: SealedQuery): Promise<readonly AuditEvent[]>;

  /** @returns `seq` of the last sealed record of an organisation's chain; 0 when there is none */
  abstract readLastSeq(organisationId: number): Promise<number>;

  /** @returns the newest tombstone of an organisation's chain, or undefined when retention removed nothing from it */
  abstract readTombstone(organisationId: number): Promise<StoredTombstone | undefined>;

  /**
   * Waits until every event of the organisation that is there now is sealed, whichever replica does it.
   * @param patienceMs how long to wait at most
   * @returns false when that was not enough
   */
  abstract awaitSealed(organisationId: number, patienceMs: number): Promise<boolean>;
}

/** All that a recorder of requests needs of the trail. */
export type AuditAppender = Pick<AuditTrail, 'append'>;
