import { AuditTrail } from '../audit/audit-trail.js';
import { readToken } from '../callers/read-token.js';
import { Problem } from '../platform/problem/problem.js';
import type { RequestOrigin } from '../request-audit/describe-request.js';
import type { LossObserver } from '../request-audit/fail-open.js';
import { Upstream } from '../upstream/upstream.js';
import { askVendor } from './ask-vendor.js';
import { problemOfAuthentication } from './problem-of-authentication.js';
import { recordSignIn } from './record-sign-in.js';
import type { SignInLimits } from './sign-in-limits.js';

/** Exchanges credentials for tokens at the vendor. */
export class Authenticate {
  constructor(
    private readonly upstream: Upstream,
    private readonly trail: AuditTrail,
    private readonly limits: SignInLimits,
    private readonly observer: LossObserver,
  ) {}

  /**
   * @param body parsed JSON with the members of one documented variant: docs/upstream/authentication.md
   * @returns the vendor's answer as JSON text
   * @throws Problem for everything but a success; none of them repeats a credential
   */
  async execute(body: unknown, origin: RequestOrigin): Promise<string> {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new Problem(
        'bad-request',
        'The body must be a JSON object with application_token, username and password, refresh_token, or mfa_token and code.',
      );
    }
    const result = await askVendor(this.upstream, this.limits, origin.personal.source_address, body);
    if (result.kind !== 'authenticated') throw problemOfAuthentication(result);
    // The vendor may have answered with something else, such as an MFA token.
    const caller = result.authToken === undefined ? null : (readToken(result.authToken) ?? null);
    const userName = caller?.userName ?? null;
    await recordSignIn(this.trail, this.observer, { caller, userName, upstreamStatus: 200, origin });
    return result.body;
  }
}
