import { auditActions } from '../audit/audit-event.js';
import type { AuditAppender } from '../audit/audit-trail.js';
import { markAccepted, type Caller } from '../callers/caller.js';
import type { RequestOrigin } from '../request-audit/describe-request.js';
import { waitBriefly, type LossObserver } from '../request-audit/fail-open.js';
import { describeSessionEvent } from './describe-session-event.js';

/** A sign-in for which the vendor has given out a token, or has asked for a second factor. */
export interface SignInRecord {
  /** Whom the token speaks for; null without one. */
  readonly caller: Caller | null;
  /** Who has signed in, as far as that is known. */
  readonly userName: string | null;
  /** Of the vendor's answer. */
  readonly upstreamStatus: number;
  readonly origin: RequestOrigin;
}

/**
 * Takes the caller's token for accepted and records the sign-in. Fails open: the vendor has already signed the caller in,
 * and refusing the token or the session would not undo that.
 */
export async function recordSignIn(
  trail: AuditAppender,
  observer: LossObserver,
  { caller, userName, upstreamStatus, origin }: SignInRecord,
): Promise<void> {
  if (caller !== null && caller.organisationId !== null) markAccepted(caller, caller.organisationId);
  const event = describeSessionEvent({
    action: auditActions.signIn,
    outcome: 'succeeded',
    caller,
    upstreamStatus,
    origin: { ...origin, personal: { ...origin.personal, user_name: userName } },
  });
  await waitBriefly(trail.append(event).catch(() => observer.onLost(1)));
}
