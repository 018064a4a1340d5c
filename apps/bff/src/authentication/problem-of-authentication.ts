import { Problem } from '../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../platform/problem/problem-of-error.js';
import type { AuthenticationResult } from '../upstream/authenticate.js';
import { causeOfUnsent } from '../vendor-calls/cause-of-unsent.js';

/** Everything but a success. */
type FailedAuthentication = Exclude<AuthenticationResult, { kind: 'authenticated' }>;

/**
 * What the caller hears when the vendor did not hand out tokens. The vendor's own messages are left out: they
 * could repeat a credential. Signing in creates nothing, so a lost answer is safe to repeat.
 */
export function problemOfAuthentication(result: FailedAuthentication): Problem {
  switch (result.kind) {
    case 'refused':
      return problemOfRefusal(result);
    case 'rate_limited':
      return new Problem('upstream-quota', "The vendor's limit of sign-ins is reached.", {
        retry: 'safe',
        retryAfterSeconds: result.retryAfterSeconds,
      });
    case 'unsent':
      if (result.reason === 'tls_identity') {
        return new Problem(
          'upstream-protocol',
          "The vendor's address did not prove its identity, so nothing was sent.",
          { retry: 'never' },
        );
      }
      if (result.reason === 'quota') {
        return new Problem(
          'upstream-quota',
          "The share of the vendor's limit of sign-ins is used up for now. No credential was sent.",
          { retry: 'safe', retryAfterSeconds: result.retryAfterSeconds ?? outageRetryAfterSeconds },
        );
      }
      return new Problem('not-sent', `${causeOfUnsent(result.reason)} No credential was sent.`, {
        retry: 'safe',
        retryAfterSeconds: result.retryAfterSeconds ?? outageRetryAfterSeconds,
      });
    case 'in_doubt':
      if (result.reason === 'redirect') {
        return new Problem(
          'upstream-protocol',
          'The vendor answered with a redirect, which is never followed.',
          { retry: 'never' },
        );
      }
      return new Problem(
        'in-doubt',
        "The vendor's answer to the sign-in was lost. Signing in again is safe.",
        {
          retry: 'safe',
          retryAfterSeconds: outageRetryAfterSeconds,
        },
      );
  }
}

function problemOfRefusal({ status, refusal }: Extract<FailedAuthentication, { kind: 'refused' }>): Problem {
  if (status === 401 || status === 403 || status === 404) {
    const lockedOut = refusal.error_token === 'TooManyRequests';
    return new Problem(
      'not-authenticated',
      lockedOut
        ? 'The vendor has locked this user for some minutes after repeated failures.'
        : 'The vendor does not accept these credentials.',
      {
        retry: 'never',
        error_code: lockedOut ? 1105 : 1101,
        error_token: lockedOut ? 'TooManyRequests' : 'InvalidCredentials',
      },
    );
  }
  return new Problem(
    'bad-request',
    'The vendor does not accept the form of the body. Send application_token, username and password (SHA-1 in hex), refresh_token, or mfa_token and code.',
    { retry: 'never' },
  );
}
