import { createHash } from 'node:crypto';
import { canonicalize } from '@contacts/audit-log';
import type { NewContact } from '@contacts/domain';
import type { Caller } from '../../callers/caller.js';

/**
 * What one Idempotency-Key stands for: the same text of another caller or organisation is another claim. A plain
 * hash on purpose: it must stay the same when keys are rotated, or a rotation would allow a second contact.
 */
export function claimOf(caller: Caller, organisationId: number, idempotencyKey: string): string {
  return createHash('sha256')
    .update(`contacts/idempotency-claim/1\n${organisationId}\n${caller.key}\n${idempotencyKey}`)
    .digest('hex');
}

/** The text that two bodies share exactly when they ask for the same contact: their canonical form (RFC 8785). */
export function bodyText(contact: NewContact): string {
  return canonicalize({ ...contact });
}
