import type { BffProblem } from '../exchange/bff-problem.js';
import type { Session } from '../generated/bff-api.js';
import type { CallFailure } from '../results/call-result.js';

/** What comes of one step of a sign-in: a closed set, to be switched on. The password is worth keeping after none of them. */
export type SignInResult =
  /** The browser has a session, in a cookie that no page can read. */
  | {
      readonly kind: 'signedIn';
      readonly caller: Session['caller'];
      /** RFC 3339; the session ends then at the latest, and earlier when it is not used. */
      readonly expiresAt: string | undefined;
    }
  /** Ask for the second factor's code and give it to `confirmSignIn` within ten minutes. */
  | { readonly kind: 'mfaRequired' }
  /** The vendor does not accept these credentials, or this code. */
  | { readonly kind: 'wrongCredentials'; readonly problem: BffProblem }
  /** No sign-in waits for a code any more: begin again with the password. */
  | { readonly kind: 'signInExpired'; readonly problem: BffProblem }
  /** The vendor has locked this user, for some minutes; it does not say for how many. */
  | { readonly kind: 'lockedOut'; readonly problem: BffProblem }
  /** The BFF has not passed the credentials on: one more failure could lock the user, or others sign in too often. */
  | {
      readonly kind: 'tooManyAttempts';
      readonly retryAfterSeconds: number | undefined;
      readonly problem: BffProblem;
    }
  | Exclude<CallFailure, { kind: 'notAuthenticated' }>;
