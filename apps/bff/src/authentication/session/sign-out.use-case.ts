import { auditActions } from '../../audit/audit-event.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Caller } from '../../callers/caller.js';
import type { RequestOrigin } from '../../request-audit/describe-request.js';
import { waitBriefly, type LossObserver } from '../../request-audit/fail-open.js';
import type { Sessions } from '../../sessions/sessions.js';
import { describeSessionEvent } from '../describe-session-event.js';

/** One sign-out. */
export interface SignOutCommand {
  readonly caller: Caller;
  /** What the browser's cookie holds. */
  readonly cookieId: string;
  /** Whether every other session of the caller ends too. */
  readonly everywhere: boolean;
  readonly origin: RequestOrigin;
}

/** Ends sessions. The vendor knows no sign-out: its tokens are forgotten here and expire there. */
export class SignOut {
  constructor(
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
    private readonly observer: LossObserver,
  ) {}

  /** @throws StorageUnavailable when the session may still be there */
  async execute({ caller, cookieId, everywhere, origin }: SignOutCommand): Promise<void> {
    await this.sessions.end(cookieId);
    if (everywhere) await this.sessions.endAll(caller.key);
    const event = describeSessionEvent({
      action: auditActions.signOut,
      outcome: 'succeeded',
      caller,
      upstreamStatus: null,
      origin,
    });
    const fields = everywhere ? ['all'] : [];
    // Fails open: nobody must stay signed in for the trail's sake.
    await waitBriefly(this.trail.append({ ...event, fields }).catch(() => this.observer.onLost(1)));
  }
}
