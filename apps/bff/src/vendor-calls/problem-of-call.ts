import type { ProblemMembers } from '../platform/problem/problem.js';
import { Problem } from '../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../platform/problem/problem-of-error.js';
import type { VendorCallResult } from '../upstream/vendor-call.js';
import { describeVendorRefusal, type SubmittedContact } from './describe-vendor-refusal.js';
import { problemOfUnsent } from './problem-of-unsent.js';

/** Everything but a success. */
export type FailedCall = Exclude<VendorCallResult, { kind: 'succeeded' }>;

/**
 * What a call does beside answering. Reading changes nothing. A change sets members to given values, or removes a
 * contact: done twice it leaves the same behind, so a lost answer is safe to repeat.
 */
export type CallEffect = 'read' | 'change';

/**
 * What the caller hears when a call other than a creation did not succeed. The one place where these failures become
 * answers.
 * @param submitted what was to be stored, so that no vendor message that repeats a value of it is passed on
 */
export function problemOfCall(result: FailedCall, effect: CallEffect, submitted?: SubmittedContact): Problem {
  switch (result.kind) {
    case 'rejected':
      return new Problem(
        'upstream-rejected',
        'The vendor refused the request; errors[] and message say why.',
        {
          retry: 'never',
          ...(submitted === undefined ? {} : describeVendorRefusal(result.refusal, submitted)),
        },
      );
    case 'not_authenticated':
      return new Problem(
        'not-authenticated',
        'The vendor does not accept the auth token; it may have expired.',
        { retry: 'never' },
      );
    case 'forbidden':
      return new Problem('forbidden', 'The vendor does not let this token do that in this organisation.', {
        retry: 'never',
      });
    case 'not_found':
      return new Problem('not-found', 'The vendor does not know what the path names.', { retry: 'never' });
    case 'rate_limited':
      return new Problem('upstream-quota', "The vendor's request limit is reached. Nothing was done.", {
        retry: 'safe',
        retryAfterSeconds: result.retryAfterSeconds,
      });
    case 'unsent':
      return problemOfUnsent(result, 'Nothing was sent.');
    case 'too_large':
      return new Problem(
        'upstream-protocol',
        "The vendor's answer is larger than UPSTREAM_MAX_RESPONSE_BYTES allows. The operator can raise it.",
        { retry: 'never' },
      );
    case 'unknown':
      return problemOfUnknown(result, effect);
  }
}

/** The answer when a change was carried out, or may have been, and its outcome could not be recorded. */
export function problemOfUnrecordedChange(): Problem {
  return new Problem(
    'in-doubt',
    'The vendor has answered, but the outcome could not be recorded. Sending the same change again is safe.',
    retryLater,
  );
}

const retryLater: ProblemMembers = { retry: 'safe', retryAfterSeconds: outageRetryAfterSeconds };

function problemOfUnknown({ reason }: Extract<FailedCall, { kind: 'unknown' }>, effect: CallEffect): Problem {
  if (effect === 'change') {
    return new Problem(
      'in-doubt',
      "The vendor's answer was lost, so the change may or may not have been made. Sending the same again is safe.",
      retryLater,
    );
  }
  if (reason === 'redirect') {
    return new Problem('upstream-protocol', 'The vendor answered with a redirect, which is never followed.', {
      retry: 'never',
    });
  }
  return new Problem(
    'upstream-protocol',
    'The vendor did not give a whole answer in time. Reading again is safe.',
    { retry: 'safe' },
  );
}
