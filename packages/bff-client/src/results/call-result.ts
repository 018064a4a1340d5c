import type { BffProblem, ContactError } from '../exchange/bff-problem.js';

/** What comes of every call but a creation: a closed set, to be switched on. */
export type CallResult<T> = { readonly kind: 'done'; readonly value: T } | CallFailure;

/** Every way in which such a call can fail. Trying again is safe after each of them; where it helps is said here. */
export type CallFailure =
  /** The contact or a parameter breaks a rule: show the errors at their fields. */
  | { readonly kind: 'invalid'; readonly errors: readonly ContactError[]; readonly problem: BffProblem }
  /** The token or session is missing or has expired: sign in again. */
  | { readonly kind: 'notAuthenticated'; readonly problem: BffProblem }
  /** This caller may not do that. */
  | { readonly kind: 'forbidden'; readonly problem: BffProblem }
  /** There is no such thing, or it belongs to somebody else. */
  | { readonly kind: 'notFound'; readonly problem: BffProblem }
  /** The vendor or the BFF says no; the same request would be refused again. */
  | { readonly kind: 'refused'; readonly problem: BffProblem }
  /** Not now: trying again helps, after `retryAfterSeconds` if there are any. */
  | {
      readonly kind: 'unavailable';
      readonly retryAfterSeconds: number | undefined;
      readonly problem: BffProblem;
    }
  /** No whole answer came: trying again helps once the network does. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** An answer that is not the BFF's, or one that tells of a defect. */
  | { readonly kind: 'unexpected'; readonly status: number; readonly reason: string }
  /** The caller's signal ended the call; a change may have been made. */
  | { readonly kind: 'aborted' };
