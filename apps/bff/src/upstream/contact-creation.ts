import type { Lane } from './permits.js';

/** One creation to send. */
export interface ContactCreation {
  /** Positive safe integer. */
  readonly organisationId: number;
  /** The caller's `auth_token`, passed through. */
  readonly token: string;
  readonly lane: Lane;
  /** JSON text of a contact that satisfies the rules; sent as it is. */
  readonly body: string;
  /** Monotonic milliseconds: from then on the request must not be sent any more, since its lease has lapsed. */
  readonly sendBefore: number;
}
