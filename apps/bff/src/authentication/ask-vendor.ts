import type { AuthenticationResult } from '../upstream/authenticate.js';
import type { Upstream } from '../upstream/upstream.js';
import type { SignInLimits, SignInOutcome } from './sign-in-limits.js';

/**
 * Passes credentials to the vendor within the limits of sign-ins, at most once.
 * @param address where the request comes from
 * @param credentials one documented variant: docs/upstream/authentication.md
 * @throws Problem `too-many-requests`
 */
export async function askVendor(
  upstream: Upstream,
  limits: SignInLimits,
  address: string | null,
  credentials: object,
): Promise<AuthenticationResult> {
  const attempt = limits.begin(address, credentials);
  let outcome: SignInOutcome = 'unknown';
  try {
    const result = await upstream.authenticate(JSON.stringify(credentials));
    outcome = outcomeOf(result);
    return result;
  } finally {
    attempt.end(outcome);
  }
}

function outcomeOf(result: AuthenticationResult): SignInOutcome {
  switch (result.kind) {
    case 'authenticated':
      return 'accepted';
    case 'refused':
      return [401, 403, 404].includes(result.status) ? 'refused' : 'unjudged';
    case 'in_doubt':
      return 'unknown';
    default:
      return 'unjudged';
  }
}
