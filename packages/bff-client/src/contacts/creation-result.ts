import type { BffProblem, ContactError } from '../exchange/bff-problem.js';
import type { CreatedContact } from '../generated/bff-api.js';

/** What comes of a creation: a closed set, to be switched on. Each says what is known of the contact. */
export type CreationResult =
  /** It exists. */
  | {
      readonly kind: 'created';
      readonly contact: CreatedContact;
      readonly contactId: string;
      /** Path of the contact. */
      readonly location: string | undefined;
      readonly operationId: string | undefined;
      /** Whether an earlier request with the same key created it. */
      readonly replayed: boolean;
      readonly idempotencyKey: string;
    }
  /** It breaks a rule and does not exist: show the errors at their fields. Without a problem nothing was sent. */
  | {
      readonly kind: 'invalid';
      readonly errors: readonly ContactError[];
      readonly problem: BffProblem | undefined;
    }
  /** Sign in again and send it once more under the same key. */
  | { readonly kind: 'notAuthenticated'; readonly problem: BffProblem; readonly idempotencyKey: string }
  /** This caller may not create contacts there. */
  | { readonly kind: 'forbidden'; readonly problem: BffProblem }
  /** The vendor, or the BFF, says no; sent again it would be refused again. */
  | { readonly kind: 'refused'; readonly errors: readonly ContactError[]; readonly problem: BffProblem }
  /** The key has been used: look at the operation, or at the contact when `location` is there. */
  | {
      readonly kind: 'conflict';
      readonly operationId: string | undefined;
      readonly location: string | undefined;
      readonly problem: BffProblem;
    }
  /** It does not exist. Sending it again is safe, after `retryAfterSeconds` if there are any. */
  | {
      readonly kind: 'notSent';
      readonly idempotencyKey: string;
      readonly retryAfterSeconds: number | undefined;
      readonly reason: string;
    }
  /** It may exist. Never send it under another key: follow it, or send it again under this one. */
  | {
      readonly kind: 'inDoubt';
      readonly idempotencyKey: string;
      /** Unknown when no answer came. */
      readonly operationId: string | undefined;
      readonly reason: string;
    }
  /** The caller's signal ended it before anything was sent. */
  | { readonly kind: 'aborted' }
  /** An answer that is not the BFF's, such as a proxy's or a wrong address's; nothing was created. */
  | { readonly kind: 'unexpected'; readonly status: number; readonly reason: string };
