import type { NewContact } from '@contacts/domain';
import type { NewAuditEvent } from '../../audit/audit-event.js';
import type { Caller } from '../../callers/caller.js';
import type { Access } from '../../callers/confirm-access.js';
import type { Operation } from '../../operations/operation.js';
import type { RequestOrigin } from '../../request-audit/describe-request.js';
import type { CreationResult } from '../../upstream/creation-result.js';
import type { Repetition } from './judge-repetition.js';

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

/** One attempt at an operation, its intent stored. */
export interface Attempt {
  readonly operationId: string;
  readonly number: number;
  readonly intent: NewAuditEvent;
  /** The reading of the organisation's list that was stored with the intent, or null. */
  readonly baseline: number | null;
  /** Monotonic milliseconds, from before the intent was stored: the lease has not begun earlier. */
  readonly startedAt: number;
}
