import type { KnownSessions } from './known-sessions.js';
import type { SealedTokens } from './sealed-tokens.js';
import type { Session } from './session.js';
import type { KeptToken, SessionStore, StoredSession } from './session-store.js';

/** For so long a session that was read is believed, so for so long another replica's sign-out may go unnoticed. */
const freshMs = 2_000;

/** Reads sessions from the database into what this process knows. */
export class SessionReader {
  readonly #underWay = new Map<string, Promise<Session | undefined>>();

  /**
   * @param idleMs longest time between two requests of a session
   * @param staleMs how often it is noted that a session is used
   */
  constructor(
    private readonly store: SessionStore,
    private readonly known: KnownSessions,
    private readonly tokens: SealedTokens,
    private readonly idleMs: number,
    private readonly staleMs: number,
  ) {}

  /**
   * Asks the database, once for all who ask at the same time.
   * @returns undefined when the session is over
   * @throws StorageUnavailable
   */
  read(idHash: string): Promise<Session | undefined> {
    const underWay = this.#underWay.get(idHash);
    if (underWay !== undefined) return underWay;
    const reading = this.#read(idHash).finally(() => this.#underWay.delete(idHash));
    this.#underWay.set(idHash, reading);
    return reading;
  }

  /** As {@link read}, but the database is asked after the call: what others have done before it is known afterwards. */
  async readAnew(idHash: string): Promise<Session | undefined> {
    await this.#underWay.get(idHash)?.catch(() => undefined);
    return this.read(idHash);
  }

  async #read(idHash: string): Promise<Session | undefined> {
    const freshUntil = performance.now() + freshMs;
    const stored = await this.store.find(idHash, this.idleMs, this.staleMs);
    const known = this.known.find(idHash);
    if (stored === undefined) {
      if (known !== undefined) this.known.end(known);
      return undefined;
    }
    // Storage reports its own failures; the next request notes it then.
    if (stored.is_stale) this.store.touch(idHash, this.staleMs).catch(() => undefined);
    const session = known === undefined ? this.#learn(stored) : this.#update(known, stored);
    if (session !== undefined) session.freshUntil = freshUntil;
    return session;
  }

  /** Gives a session the token that another process, or this one, has brought for it. */
  adopt(session: Session, token: string, kept: KeptToken & { readonly generation: number }): void {
    this.known.changeToken(session, token);
    Object.assign(session, changingParts(kept));
  }

  #learn(stored: StoredSession): Session | undefined {
    const token = this.tokens.openToken(stored.id_hash, stored.sealed_token);
    if (token === undefined) return undefined;
    const session: Session = {
      idHash: stored.id_hash,
      callerKey: stored.caller_key,
      organisationId: stored.organisation_id,
      expiresAt: stored.expires_at,
      token,
      freshUntil: 0,
      renewalPausedUntil: 0,
      replacedAt: -Infinity,
      ended: false,
      ...changingParts(stored),
    };
    this.known.add(session);
    return session;
  }

  #update(session: Session, stored: StoredSession): Session | undefined {
    // What was read may be older than what a renewal has brought meanwhile.
    if (stored.generation <= session.generation) return session;
    const token = this.tokens.openToken(stored.id_hash, stored.sealed_token);
    if (token === undefined) {
      this.known.end(session);
      return undefined;
    }
    this.adopt(session, token, stored);
    return session;
  }
}

function changingParts(kept: KeptToken & { readonly generation: number }) {
  return {
    sealedRenewal: kept.sealed_renewal,
    generation: kept.generation,
    renewAt: timeOf(kept.renew_at),
    tokenExpiresAt: timeOf(kept.token_expires_at),
  };
}

function timeOf(text: string | null): number {
  return text === null ? Infinity : Date.parse(text);
}
