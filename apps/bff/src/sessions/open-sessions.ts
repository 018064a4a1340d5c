import type { SessionConfiguration } from '../config/configuration.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Upstream } from '../upstream/upstream.js';
import { KnownSessions } from './known-sessions.js';
import { SealedTokens } from './sealed-tokens.js';
import type { ReadToken } from './session.js';
import { SessionReader } from './session-reader.js';
import { SessionRenewal, type RenewalObserver } from './session-renewal.js';
import type { SessionStore } from './session-store.js';
import { Sessions } from './sessions.js';

/** On top of the upstream's whole deadline: time to keep the token and to wait for a connection. */
const leaseMarginMs = 10_000;
/** A session's use is noted at most once a minute, or often enough for a shorter idle time. */
const mostStaleMs = 60_000;
const notesPerIdleTime = 6;

/** What sessions are built on. */
interface Foundations {
  readonly store: SessionStore;
  readonly upstream: Upstream;
  readonly secrets: Secrets;
  readonly readToken: ReadToken;
}

/** Joins everything about sessions. @param upstreamTimeoutMs whole deadline of one upstream call */
export function openSessions(
  { idleMs, maxMs }: SessionConfiguration,
  upstreamTimeoutMs: number,
  { store, upstream, secrets, readToken }: Foundations,
  observer: RenewalObserver,
): Sessions {
  const known = new KnownSessions();
  const tokens = new SealedTokens(secrets);
  const staleMs = Math.min(mostStaleMs, idleMs / notesPerIdleTime);
  const reader = new SessionReader(store, known, tokens, idleMs, staleMs);
  const renewal = new SessionRenewal(
    store,
    reader,
    known,
    upstream,
    tokens,
    readToken,
    observer,
    upstreamTimeoutMs + leaseMarginMs,
    upstreamTimeoutMs,
  );
  return new Sessions(store, known, reader, renewal, tokens, maxMs);
}
