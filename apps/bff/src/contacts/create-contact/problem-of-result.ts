import type { NewContact } from '@contacts/domain';
import type { CreationResult } from '../../upstream/creation-result.js';
import { Problem, type ProblemMembers, type RetryAdvice } from '../../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../../platform/problem/problem-of-error.js';
import { describeVendorRefusal } from '../../vendor-calls/describe-vendor-refusal.js';
import { problemOfUnsent } from '../../vendor-calls/problem-of-unsent.js';

/** Everything but a creation: what needs a problem as its answer. */
export type UncreatedResult = Exclude<CreationResult, { kind: 'created' }>;

/** What the answer depends on beside the upstream's result. */
export interface AnsweredCreation {
  readonly operationId: string;
  readonly contact: NewContact;
  /** Without an Idempotency-Key there is no key to repeat with: `same_key` reads `never` then. */
  readonly hasKey: boolean;
}

/**
 * What the caller hears of each upstream result that is not a creation. The one place where upstream failures
 * become answers; every case says whether the creation may be sent again.
 */
export function problemOfResult(result: UncreatedResult, creation: AnsweredCreation): Problem {
  const members = (retry: RetryAdvice): ProblemMembers => ({ operation_id: creation.operationId, retry });
  switch (result.kind) {
    case 'rejected':
      return new Problem(
        'upstream-rejected',
        'The vendor refused the contact; errors[] and message say why.',
        {
          ...members('never'),
          ...describeVendorRefusal(result.refusal, creation.contact),
        },
      );
    case 'not_authenticated':
      return new Problem(
        'not-authenticated',
        'The vendor does not accept the auth token; it may have expired.',
        members('never'),
      );
    case 'forbidden':
      return new Problem(
        'forbidden',
        'The vendor does not let this token create contacts in this organisation.',
        members('never'),
      );
    case 'not_found':
      return new Problem('not-found', 'The vendor does not know this organisation.', members('never'));
    case 'rate_limited':
      return new Problem('upstream-quota', "The vendor's request limit is reached. Nothing was created.", {
        ...members('safe'),
        retryAfterSeconds: result.retryAfterSeconds,
      });
    case 'unsent':
      return problemOfUnsent(result, 'Nothing was sent and nothing was created.', {
        operation_id: creation.operationId,
      });
    case 'in_doubt':
      return problemOfDoubt(result, members(creation.hasKey ? 'same_key' : 'never'));
  }
}

/** The answer when the upstream has answered but the outcome could not be stored. */
export function problemOfUnrecorded(creation: AnsweredCreation): Problem {
  return new Problem(
    'in-doubt',
    'The vendor has answered, but the outcome could not be recorded. The contact may exist; ask for the operation.',
    {
      operation_id: creation.operationId,
      retry: creation.hasKey ? 'same_key' : 'never',
      retryAfterSeconds: outageRetryAfterSeconds,
    },
  );
}

function problemOfDoubt(
  result: Extract<UncreatedResult, { kind: 'in_doubt' }>,
  members: ProblemMembers,
): Problem {
  if (result.reason === 'redirect') {
    return new Problem(
      'upstream-protocol',
      'The vendor answered with a redirect, which is never followed. Whether the contact exists is not known.',
      members,
    );
  }
  return new Problem('in-doubt', doubtDetails[result.reason], {
    ...members,
    retryAfterSeconds: outageRetryAfterSeconds,
  });
}

const doubtDetails = {
  timeout: 'The vendor did not answer in time. The contact may or may not exist; ask for the operation.',
  reset:
    'The connection to the vendor broke before its answer was complete. The contact may or may not exist.',
  protocol:
    "The vendor's answer was not understood. The contact may or may not exist; ask for the operation.",
  server_error:
    'The vendor reported an error of its own. The contact may or may not exist; ask for the operation.',
  no_identity:
    'The vendor reported success without saying which contact. It can be found in the list of contacts.',
} as const;
