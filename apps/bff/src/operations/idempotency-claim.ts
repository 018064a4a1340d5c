import { createHash } from 'node:crypto';
import type { Caller } from '../callers/caller.js';

/**
 * What one Idempotency-Key stands for: the same text of another caller or organisation is another claim. A plain
 * hash on purpose: it must stay the same when keys are rotated, or a rotation would allow a second contact.
 */
export function claimOf(caller: Caller, organisationId: number, idempotencyKey: string): string {
  return createHash('sha256')
    .update(`contacts/idempotency-claim/1\n${organisationId}\n${caller.key}\n${idempotencyKey}`)
    .digest('hex');
}
