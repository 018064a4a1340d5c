import type { AuditEvent } from '../audit/audit-event.js';

/** One page of an organisation's trail. */
export interface AuditEventsView {
  readonly events: readonly AuditEvent[];
  /** Opaque; give it as `cursor` to get the following page. Null after the last one. */
  readonly next_cursor: string | null;
}
