import type { Session } from './session.js';

/** Beyond it the oldest are read from the database again when they are used. */
const mostKnown = 10_000;

/** The sessions that this process has seen lately, by the hash of their id and by their tokens. */
export class KnownSessions {
  readonly #sessions = new Map<string, Session>();
  /** The last two tokens of each: a request that is under way may still hold the former one. */
  readonly #byToken = new Map<string, Session>();
  readonly #formerTokens = new WeakMap<Session, string>();

  find(idHash: string): Session | undefined {
    return this.#sessions.get(idHash);
  }

  findByToken(token: string): Session | undefined {
    return this.#byToken.get(token);
  }

  add(session: Session): void {
    this.#sessions.set(session.idHash, session);
    this.#byToken.set(session.token, session);
    if (this.#sessions.size <= mostKnown) return;
    for (const oldest of this.#sessions.values()) {
      this.forget(oldest);
      return;
    }
  }

  /** Gives a session its next token. */
  changeToken(session: Session, token: string): void {
    const former = this.#formerTokens.get(session);
    if (former !== undefined) this.#byToken.delete(former);
    this.#formerTokens.set(session, session.token);
    session.token = token;
    this.#byToken.set(token, session);
  }

  /** Notes that a session is over. */
  end(session: Session): void {
    session.ended = true;
    this.forget(session);
  }

  /** Notes that every session of a caller is over. */
  endAll(callerKey: string): void {
    for (const session of this.#sessions.values()) if (session.callerKey === callerKey) this.end(session);
  }

  forget(session: Session): void {
    if (this.#sessions.get(session.idHash) === session) this.#sessions.delete(session.idHash);
    const former = this.#formerTokens.get(session);
    if (former !== undefined) this.#byToken.delete(former);
    this.#byToken.delete(session.token);
  }
}
