import { auditActions } from './audit/audit-event.js';
import type { AuditAppender } from './audit/audit-trail.js';
import { describeSessionEvent } from './authentication/describe-session-event.js';
import { identityOf } from './callers/caller.js';
import { readTokenFacts } from './callers/read-token.js';
import type { Configuration } from './config/configuration.js';
import type { Metrics } from './platform/metrics/metrics.js';
import type { LossObserver } from './request-audit/fail-open.js';
import type { Secrets } from './secrets/secrets.js';
import { openSessions } from './sessions/open-sessions.js';
import type { RenewalObserver } from './sessions/session-renewal.js';
import type { Sessions } from './sessions/sessions.js';
import type { Storage } from './storage/open-storage.js';
import type { Upstream } from './upstream/upstream.js';

/** What the sessions of browsers are built on. */
interface Foundations {
  readonly storage: Storage;
  readonly upstream: Upstream;
  readonly secrets: Secrets;
  readonly metrics: Metrics;
}

/** Opens the sessions of browsers, with every renewal of a token counted and recorded. */
export function openBrowserSessions(
  configuration: Configuration,
  { storage, upstream, secrets, metrics }: Foundations,
  lossObserver: LossObserver,
): Sessions {
  return openSessions(
    configuration.sessions,
    configuration.upstream.timeoutMs,
    { store: storage.sessions, upstream, secrets, readToken: readTokenFacts },
    recordRenewals(storage.audit, metrics, lossObserver),
  );
}

/** Fails open: a session must not end because the trail cannot be written. */
function recordRenewals(trail: AuditAppender, metrics: Metrics, lossObserver: LossObserver): RenewalObserver {
  const personal = { source_address: null, user_agent: null, origin: null, user_name: null };
  return {
    renewed(outcome, { callerKey }) {
      metrics.sessionRenewals.inc({ outcome });
      const event = describeSessionEvent({
        action: auditActions.refreshSession,
        outcome,
        caller: identityOf(callerKey),
        upstreamStatus: null,
        origin: { request_id: null, trace_id: null, personal },
      });
      trail.append(event).catch(() => lossObserver.onLost(1));
    },
  };
}
