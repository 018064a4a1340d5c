import { AuditTrail } from '../../audit/audit-trail.js';
import type { Caller } from '../../callers/caller.js';
import { factsOf, readToken } from '../../callers/read-token.js';
import { Problem } from '../../platform/problem/problem.js';
import type { RequestOrigin } from '../../request-audit/describe-request.js';
import type { LossObserver } from '../../request-audit/fail-open.js';
import { renewalOf } from '../../sessions/renewal-of-answer.js';
import type { BegunSession, Sessions } from '../../sessions/sessions.js';
import type { AuthenticationResult } from '../../upstream/authenticate.js';
import { Upstream } from '../../upstream/upstream.js';
import { askVendor } from '../ask-vendor.js';
import { problemOfAuthentication } from '../problem-of-authentication.js';
import { recordSignIn } from '../record-sign-in.js';
import type { SignInLimits } from '../sign-in-limits.js';
import type { SessionCredentials } from './read-credentials.js';

/** One step of a sign-in. */
export interface SignInStep {
  readonly credentials: SessionCredentials;
  /** What the browser's cookie holds: an older session, or a sign-in that waits for its second factor. */
  readonly cookieId: string | undefined;
  readonly origin: RequestOrigin;
}

/** What it led to. */
export type SignInResult =
  | { readonly kind: 'signed_in'; readonly session: BegunSession; readonly caller: Caller }
  /** The second factor is due; the id is for the browser's cookie. */
  | { readonly kind: 'mfa_required'; readonly id: string };

type Authenticated = Extract<AuthenticationResult, { kind: 'authenticated' }>;

/** Signs a browser in at the vendor and begins a session, under an id that nobody knew before. */
export class SignIn {
  constructor(
    private readonly upstream: Upstream,
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
    private readonly limits: SignInLimits,
    private readonly observer: LossObserver,
  ) {}

  /**
   * @throws Problem for everything but a success; none of them repeats a credential
   * @throws StorageUnavailable when the session cannot be kept
   */
  async execute({ credentials, cookieId, origin }: SignInStep): Promise<SignInResult> {
    const body = await this.#vendorBodyOf(credentials, cookieId);
    const result = await askVendor(this.upstream, this.limits, origin.personal.source_address, body);
    if (result.kind !== 'authenticated') throw problemOf(result);
    if (result.authToken === undefined && result.mfaToken !== undefined)
      return {
        kind: 'mfa_required',
        id: await this.#replace(cookieId, this.sessions.beginPending(result.mfaToken)),
      };

    const { caller, token } = callerOf(result);
    const renewal =
      credentials.kind === 'application' ? JSON.stringify(body) : renewalOf(result.refreshToken);
    const obtained = { token, facts: factsOf(caller), renewal };
    const session = await this.#replace(cookieId, this.sessions.begin(obtained));
    const userName = credentials.kind === 'user' ? credentials.userName : caller.userName;
    const { status: upstreamStatus } = result;
    await recordSignIn(this.trail, this.observer, { caller, userName, upstreamStatus, origin });
    return { kind: 'signed_in', session, caller };
  }

  async #vendorBodyOf(credentials: SessionCredentials, cookieId: string | undefined): Promise<object> {
    if (credentials.kind !== 'code') return credentials.vendorBody;
    const mfaToken = cookieId === undefined ? undefined : await this.sessions.findPending(cookieId);
    if (mfaToken !== undefined) return { mfa_token: mfaToken, code: credentials.code };
    throw new Problem(
      'session-expired',
      'No sign-in waits for a code here; it waits ten minutes. Begin again with username and password.',
      { retry: 'never' },
    );
  }

  /** What the browser had before ends with the new id. */
  async #replace<Begun>(cookieId: string | undefined, begun: Promise<Begun>): Promise<Begun> {
    const successor = await begun;
    if (cookieId !== undefined) await this.sessions.end(cookieId);
    return successor;
  }
}

/** The form that the vendor does not accept is not the one in which this service was asked. */
function problemOf(result: Exclude<AuthenticationResult, Authenticated>): Problem {
  const problem = problemOfAuthentication(result);
  return problem.slug === 'bad-request'
    ? new Problem('bad-request', 'The vendor does not accept the form of these credentials.', problem.members)
    : problem;
}

function callerOf({ authToken: token }: Authenticated): { readonly caller: Caller; readonly token: string } {
  const caller = token === undefined ? undefined : readToken(token);
  if (token !== undefined && caller !== undefined) return { caller, token };
  throw new Problem(
    'upstream-protocol',
    'The vendor has accepted the credentials and given no token that can be used. Tell the operator.',
    { retry: 'never' },
  );
}
