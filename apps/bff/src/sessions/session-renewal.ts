import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthenticationResult } from '../upstream/authenticate.js';
import type { Upstream } from '../upstream/upstream.js';
import type { KnownSessions } from './known-sessions.js';
import { renewalOf } from './renewal-of-answer.js';
import type { SealedTokens } from './sealed-tokens.js';
import type { ReadToken, Session } from './session.js';
import type { SessionReader } from './session-reader.js';
import type { SessionStore } from './session-store.js';

/** After a renewal that could not be made, nobody tries again for so long. */
const pauseMs = 2_000;
/** How often to look whether another replica has brought the token. */
const pollMs = 50;

/** What came of asking for a new token. */
export type RenewalResult = 'renewed' | 'ended' | 'unavailable';

/** Hears what came of each renewal that this process has carried out. */
export interface RenewalObserver {
  readonly renewed: (outcome: 'succeeded' | 'refused' | 'failed', session: Session) => void;
}

/**
 * Gets a session its next token, one at a time over all replicas: whoever gets the lease in the session's row asks the
 * vendor, and everybody else waits for what it brings. No transaction is open meanwhile.
 */
export class SessionRenewal {
  readonly #underWay = new Map<string, Promise<RenewalResult>>();

  /**
   * @param leaseMs for how long one process may take; longer than the upstream's whole deadline
   * @param patienceMs how long others wait for it
   */
  constructor(
    private readonly store: SessionStore,
    private readonly reader: SessionReader,
    private readonly known: KnownSessions,
    private readonly upstream: Upstream,
    private readonly tokens: SealedTokens,
    private readonly readToken: ReadToken,
    private readonly observer: RenewalObserver,
    private readonly leaseMs: number,
    private readonly patienceMs: number,
  ) {}

  /**
   * Replaces the token that the session has now.
   * @returns `unavailable` when that cannot be done now; the session lasts then
   * @throws StorageUnavailable
   */
  renew(session: Session): Promise<RenewalResult> {
    if (session.ended) return Promise.resolve('ended');
    if (session.renewalPausedUntil > performance.now()) return Promise.resolve('unavailable');
    const underWay = this.#underWay.get(session.idHash);
    if (underWay !== undefined) return underWay;
    const renewal = this.#renew(session, session.generation).finally(() =>
      this.#underWay.delete(session.idHash),
    );
    this.#underWay.set(session.idHash, renewal);
    return renewal;
  }

  async #renew(session: Session, generation: number): Promise<RenewalResult> {
    const giveUpAt = performance.now() + this.patienceMs;
    while (!(await this.store.leaseRenewal(session.idHash, generation, this.leaseMs))) {
      const meanwhile = await this.#lookAgain(session, generation);
      if (meanwhile !== 'unavailable') return meanwhile;
      if (performance.now() > giveUpAt) return 'unavailable';
      await sleep(pollMs);
    }
    return this.#ask(session, generation);
  }

  async #ask(session: Session, generation: number): Promise<RenewalResult> {
    const body = this.tokens.openRenewal(session.idHash, session.sealedRenewal);
    if (body === undefined) return this.#end(session, generation);
    const result = await this.upstream.authenticate(body);
    switch (result.kind) {
      case 'authenticated':
        return this.#keep(session, generation, result, body);
      case 'refused':
        return this.#end(session, generation);
      default:
        session.renewalPausedUntil = performance.now() + pauseMs;
        this.observer.renewed('failed', session);
        await this.store.postponeRenewal(session.idHash, generation, pauseMs);
        return 'unavailable';
    }
  }

  async #keep(
    session: Session,
    generation: number,
    { authToken, refreshToken }: Extract<AuthenticationResult, { kind: 'authenticated' }>,
    body: string,
  ): Promise<RenewalResult> {
    const facts = authToken === undefined ? undefined : this.readToken(authToken);
    // A second factor, a token that has expired already or somebody else's: asking again would bring the same.
    if (authToken === undefined || facts?.callerKey !== session.callerKey)
      return this.#end(session, generation);
    const renewal = renewalOf(refreshToken) ?? body;
    const kept = this.tokens.seal(session.idHash, { token: authToken, facts, renewal }, Date.now());
    if (!(await this.store.renew(session.idHash, generation, kept)))
      return this.#lookAgain(session, generation);
    this.reader.adopt(session, authToken, { ...kept, generation: generation + 1 });
    this.observer.renewed('succeeded', session);
    return 'renewed';
  }

  async #end(session: Session, generation: number): Promise<RenewalResult> {
    if (!(await this.store.removeGeneration(session.idHash, generation)))
      return this.#lookAgain(session, generation);
    this.observer.renewed('refused', session);
    this.known.end(session);
    return 'ended';
  }

  /** What others have made of the session: somebody has signed out, or was faster since the lease had lapsed. */
  async #lookAgain(session: Session, generation: number): Promise<RenewalResult> {
    if ((await this.reader.readAnew(session.idHash)) === undefined) return 'ended';
    return session.generation === generation ? 'unavailable' : 'renewed';
  }
}
