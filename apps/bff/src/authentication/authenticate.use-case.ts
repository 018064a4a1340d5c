import { v7 as uuidv7 } from 'uuid';
import { auditActions, type AuditCaller } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { markAccepted, type Caller } from '../callers/caller.js';
import { readBearerToken } from '../callers/read-bearer-token.js';
import { Problem } from '../platform/problem/problem.js';
import { describeCaller, type RequestOrigin } from '../request-audit/describe-request.js';
import { waitBriefly, type LossObserver } from '../request-audit/fail-open.js';
import type { AuthenticationResult } from '../upstream/authenticate.js';
import { Upstream } from '../upstream/upstream.js';
import { problemOfAuthentication } from './problem-of-authentication.js';
import type { SignInAttempt, SignInLimits, SignInOutcome } from './sign-in-limits.js';

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
    const attempt = this.limits.begin(origin.personal.source_address, body);
    const result = await this.#ask(body, attempt);
    if (result.kind !== 'authenticated') throw problemOfAuthentication(result);
    await this.#record(callerOf(result.authToken), origin);
    return result.body;
  }

  async #ask(body: object, attempt: SignInAttempt): Promise<AuthenticationResult> {
    let outcome: SignInOutcome = 'unknown';
    try {
      const result = await this.upstream.authenticate(JSON.stringify(body));
      outcome = outcomeOf(result);
      return result;
    } finally {
      attempt.end(outcome);
    }
  }

  /** Fails open: the vendor has already signed the caller in, and refusing the token would not undo that. */
  async #record(caller: Caller | null, origin: RequestOrigin): Promise<void> {
    const organisationId = caller?.organisationId ?? null;
    if (caller !== null && organisationId !== null) markAccepted(caller, organisationId);
    const described: AuditCaller = describeCaller(caller, organisationId);
    const stored = this.trail
      .append({
        id: uuidv7(),
        time: new Date().toISOString(),
        chain: described.accepted ? organisationId : null,
        action: auditActions.signIn,
        outcome: 'succeeded',
        caller: described,
        organisation_id: organisationId,
        contact_id: null,
        operation_id: null,
        fields: [],
        type_id: null,
        upstream: { status: 200, error_token: null },
        duration_ms: null,
        problem: null,
        count: 1,
        ...origin,
        personal: { ...origin.personal, user_name: caller?.userName ?? null },
      })
      .catch(() => this.observer.onLost(1));
    await waitBriefly(stored);
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

/** Who a fresh token speaks for; null when the vendor answered with something else, such as an MFA token. */
function callerOf(authToken: string | undefined): Caller | null {
  if (authToken === undefined) return null;
  try {
    return readBearerToken(`Bearer ${authToken}`);
  } catch {
    return null;
  }
}
