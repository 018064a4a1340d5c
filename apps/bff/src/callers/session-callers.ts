import type { FastifyRequest } from 'fastify';
import type { BrowserOrigins } from '../platform/http/browser-origins.js';
import { Problem } from '../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../platform/problem/problem-of-error.js';
import type { Session } from '../sessions/session.js';
import type { SessionCookie } from '../sessions/session-cookie.js';
import type { Sessions } from '../sessions/sessions.js';
import { markIssued, type Caller } from './caller.js';
import { findCaller, readBearerToken } from './read-bearer-token.js';
import { refuseForeignPages, refuseForgery } from './refuse-forgery.js';
import { sessionExpired } from './session-expired.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session that the caller comes with; null with a bearer token. */
    browserSession: Session | null;
  }
}

/** Names the callers who come with a session's cookie instead of a bearer token. */
export class SessionCallers {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly origins: BrowserOrigins,
  ) {}

  /** Names a caller who was seen lately, without asking anybody; undefined for every other request. */
  readonly peek = ({ headers }: FastifyRequest): Caller | undefined => {
    if (headers.authorization !== undefined) return findCaller(headers.authorization);
    const reading = this.cookie.read(headers.cookie);
    const session = reading.kind === 'one' ? this.sessions.peek(reading.value) : undefined;
    return session === undefined ? undefined : callerOf(session);
  };

  /**
   * Names the caller of a request without a bearer.
   * @returns undefined when it has no session's cookie; a promise where the database must be asked
   * @throws Problem `session-expired`, `csrf`, `not-sent` when a new token cannot be had now, or `bad-request` for two
   * cookies; StorageUnavailable
   */
  authenticate(request: FastifyRequest): Caller | Promise<Caller> | undefined {
    const id = this.readId(request);
    if (id === undefined) return undefined;
    refuseForgery(request, this.origins);
    const session = this.sessions.peek(id);
    return session === undefined ? this.#find(request, id) : this.#admit(request, session);
  }

  /** Lets a page that may use a session begin one. @throws Problem as {@link authenticate} does */
  admitSignIn(request: FastifyRequest): void {
    if (this.readId(request) === undefined) refuseForeignPages(request, this.origins);
    else refuseForgery(request, this.origins);
  }

  /**
   * @returns the id in the request's cookie, whatever it is worth
   * @throws Problem `bad-request` when there are two
   */
  readId({ headers }: FastifyRequest): string | undefined {
    const reading = this.cookie.read(headers.cookie);
    if (reading.kind === 'many') {
      throw new Problem(
        'bad-request',
        'The request has more than one session cookie. Delete the cookies of this site, then sign in again.',
      );
    }
    return reading.kind === 'one' ? reading.value : undefined;
  }

  async #find(request: FastifyRequest, id: string): Promise<Caller> {
    const finding = await this.sessions.find(id);
    switch (finding.kind) {
      case 'open':
        return this.#admit(request, finding.session);
      case 'over':
        throw sessionExpired('The session is over. Sign in again with POST /bff/session.', this.cookie.taken);
      case 'unavailable':
        throw new Problem(
          'not-sent',
          'The token of the session has expired, and the vendor cannot be asked for a new one right now.',
          { retry: 'safe', retryAfterSeconds: outageRetryAfterSeconds },
        );
    }
  }

  #admit(request: FastifyRequest, session: Session): Caller {
    request.browserSession = session;
    request.refineProblem = (problem) => this.#refine(problem, session);
    return callerOf(session);
  }

  /** A session that has ended while its request was under way has no token any more, which is nothing the browser knows. */
  #refine(problem: Problem, { ended }: Session): Problem {
    if (!ended || problem.slug !== 'not-authenticated') return problem;
    const { detail, members } = sessionExpired(
      'The vendor accepts the session no longer. Sign in again with POST /bff/session.',
      this.cookie.taken,
    );
    return new Problem('session-expired', detail, { ...problem.members, ...members });
  }
}

function callerOf({ token }: Session): Caller {
  const caller = readBearerToken(`Bearer ${token}`);
  markIssued(caller);
  return caller;
}
