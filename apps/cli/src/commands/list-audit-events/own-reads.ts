import { randomUUID } from 'node:crypto';
import type { AuditEvent } from './audit-page.js';

/**
 * Tells this program's reads of the trail from everybody else's in that trail, those of the same caller included: all
 * its requests have ids that nobody else can have.
 */
export class OwnReads {
  private readonly prefix = `follow-${randomUUID()}.`;
  private count = 0;

  /** An id for the next request, in the form that the BFF takes over: 8 to 64 characters of `[A-Za-z0-9._-]`. */
  nextRequestId(): string {
    this.count += 1;
    return `${this.prefix}${String(this.count)}`;
  }

  /** Whether an event records one of these reads. */
  include({ action, request_id: requestId }: AuditEvent): boolean {
    return action === 'audit.read' && typeof requestId === 'string' && requestId.startsWith(this.prefix);
  }
}
