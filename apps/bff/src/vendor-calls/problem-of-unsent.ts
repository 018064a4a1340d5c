import { Problem, type ProblemMembers } from '../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../platform/problem/problem-of-error.js';
import type { UnsentResult } from '../upstream/creation-result.js';
import { causeOfUnsent } from './cause-of-unsent.js';

/**
 * What the caller hears of a call with a token that provably never left.
 * @param consequence a sentence that says what has not happened
 * @param members beside the advice on trying again
 */
export function problemOfUnsent(
  { reason, retryAfterSeconds }: UnsentResult,
  consequence: string,
  members: ProblemMembers = {},
): Problem {
  if (reason === 'tls_identity') {
    return new Problem(
      'upstream-protocol',
      "The vendor's address did not prove its identity (TLS certificate), so nothing was sent. The operator must look at it.",
      { ...members, retry: 'never' },
    );
  }
  const later: ProblemMembers = {
    ...members,
    retry: 'safe',
    retryAfterSeconds: retryAfterSeconds ?? outageRetryAfterSeconds,
  };
  return reason === 'quota'
    ? new Problem(
        'upstream-quota',
        `The share of the vendor's request limit is used up for now. ${consequence}`,
        later,
      )
    : new Problem('not-sent', `${causeOfUnsent(reason)} ${consequence}`, later);
}
