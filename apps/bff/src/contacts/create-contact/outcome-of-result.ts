import type { OutcomeState } from '../../operations/operation.js';
import type { CreationResult } from '../../upstream/creation-result.js';

/** What is recorded of one upstream result. */
export interface RecordedOutcome {
  readonly state: OutcomeState;
  readonly contactId: string | null;
  /** True when nothing can have been created and the same Idempotency-Key may be used again. */
  readonly releaseClaim: boolean;
  /** True when the vendor answered with a success all the same. */
  readonly acknowledged: boolean;
  readonly upstream: { readonly status: number | null; readonly error_token: string | null };
}

/** The operation state that each upstream result leads to. */
export function outcomeOf(result: CreationResult): RecordedOutcome {
  switch (result.kind) {
    case 'created':
      return {
        state: 'created',
        contactId: result.contactId,
        releaseClaim: false,
        acknowledged: true,
        upstream: { status: result.status, error_token: null },
      };
    case 'rejected':
      return refused(result.status, result.refusal.error_token, false);
    case 'not_authenticated':
      return refused(401, result.refusal.error_token, true);
    case 'forbidden':
      return refused(403, result.refusal.error_token, true);
    case 'not_found':
      return refused(404, result.refusal.error_token, true);
    case 'rate_limited':
      return { ...notSent, upstream: { status: 429, error_token: null } };
    case 'unsent':
      return notSent;
    case 'in_doubt':
      return {
        state: 'in_doubt',
        contactId: null,
        releaseClaim: false,
        acknowledged: result.status !== null && result.status >= 200 && result.status < 300,
        upstream: { status: result.status, error_token: null },
      };
  }
}

/** The key stays with the operation: the same request is sent again under it. */
const notSent: RecordedOutcome = {
  state: 'not_sent',
  contactId: null,
  releaseClaim: false,
  acknowledged: false,
  upstream: { status: null, error_token: null },
};

function refused(status: number, errorToken: string | null, releaseClaim: boolean): RecordedOutcome {
  const upstream = { status, error_token: errorToken };
  return { state: 'rejected', contactId: null, releaseClaim, acknowledged: false, upstream };
}
