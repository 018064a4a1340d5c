import type { KnownSessions } from './known-sessions.js';
import type { ObtainedToken, SealedTokens } from './sealed-tokens.js';
import type { Session } from './session.js';
import { drawSessionId, hashSessionId, isSessionId } from './session-id.js';
import type { SessionReader } from './session-reader.js';
import type { SessionRenewal } from './session-renewal.js';
import type { SessionStore } from './session-store.js';

/** How long a second factor may take, in milliseconds. */
export const pendingMs = 600_000;

/** A token that took the place of a refused one, and is refused within this time itself, has no successor; in milliseconds. */
const provingMs = 60_000;

/** What an id leads to: a session that can be used, one that is over, or one whose token cannot be renewed just now. */
export type SessionFinding =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'over' }
  | { readonly kind: 'unavailable' };

/** A session that has just begun. */
export interface BegunSession {
  /** For the browser's cookie, and for nobody else. */
  readonly id: string;
  /** When it ends at the latest, RFC 3339. */
  readonly expiresAt: string;
}

/** The sessions of browsers, shared by all replicas. Whatever asks the database rejects with StorageUnavailable. */
export class Sessions {
  /** @param maxMs longest time since the sign-in */
  constructor(
    private readonly store: SessionStore,
    private readonly known: KnownSessions,
    private readonly reader: SessionReader,
    private readonly renewal: SessionRenewal,
    private readonly tokens: SealedTokens,
    private readonly maxMs: number,
  ) {}

  /** @returns a session that can be used without asking anybody; undefined when {@link find} must be asked */
  peek(id: string): Session | undefined {
    const session = this.known.find(hashSessionId(id));
    return session !== undefined && session.freshUntil > performance.now() && session.renewAt > Date.now()
      ? session
      : undefined;
  }

  /** Finds the session of a cookie, and gets it a new token when that is due. */
  async find(id: string): Promise<SessionFinding> {
    const session = isSessionId(id) ? await this.reader.read(hashSessionId(id)) : undefined;
    if (session === undefined) return { kind: 'over' };
    if (session.renewAt > Date.now()) return { kind: 'open', session };
    const renewal = this.renewal.renew(session);
    if (session.tokenExpiresAt > Date.now()) {
      // What cannot be renewed now is tried again with the next request.
      renewal.catch(() => undefined);
      return { kind: 'open', session };
    }
    const result = await renewal;
    if (result === 'renewed') return { kind: 'open', session };
    return { kind: result === 'ended' ? 'over' : 'unavailable' };
  }

  /** Begins a session for a token that the vendor has just given. */
  async begin(obtained: ObtainedToken): Promise<BegunSession> {
    const id = drawSessionId();
    const idHash = hashSessionId(id);
    const expiresAt = await this.store.create(
      {
        id_hash: idHash,
        caller_key: obtained.facts.callerKey,
        organisation_id: obtained.facts.organisationId,
        ...this.tokens.seal(idHash, obtained, Date.now()),
      },
      this.maxMs,
    );
    return { id, expiresAt };
  }

  /** Keeps a sign-in until its second factor comes. @returns its id, for the browser's cookie */
  async beginPending(mfaToken: string): Promise<string> {
    const id = drawSessionId();
    const idHash = hashSessionId(id);
    await this.store.createPending(idHash, this.tokens.sealToken(idHash, mfaToken), pendingMs);
    return id;
  }

  /** @returns the MFA token of a sign-in whose second factor is due; undefined when there is none of this id */
  async findPending(id: string): Promise<string | undefined> {
    if (!isSessionId(id)) return undefined;
    const idHash = hashSessionId(id);
    const sealed = await this.store.findPending(idHash);
    return sealed === undefined ? undefined : this.tokens.openToken(idHash, sealed);
  }

  /** Ends whatever an id stands for, also a sign-in that waits for its second factor. */
  async end(id: string): Promise<void> {
    const idHash = hashSessionId(id);
    await this.store.remove(idHash);
    const session = this.known.find(idHash);
    if (session !== undefined) this.known.end(session);
  }

  /** Ends every session of a caller. */
  async endAll(callerKey: string): Promise<void> {
    await this.store.removeAll(callerKey);
    this.known.endAll(callerKey);
  }

  /**
   * Gets another token for one that the vendor has just refused.
   * @returns undefined when it belongs to no session, or there is no other token
   */
  async replaceToken(refused: string): Promise<string | undefined> {
    const session = this.known.findByToken(refused);
    if (session === undefined) return undefined;
    if (session.token !== refused) return session.token;
    if (session.replacedAt > performance.now() - provingMs) {
      await this.endRefused(refused);
      return undefined;
    }
    if ((await this.renewal.renew(session)) !== 'renewed') return undefined;
    session.replacedAt = performance.now();
    return session.token;
  }

  /** Ends the session of a token that the vendor has refused although it was new. */
  async endRefused(token: string): Promise<void> {
    const session = this.known.findByToken(token);
    if (session === undefined || session.token !== token) return;
    if (await this.store.removeGeneration(session.idHash, session.generation)) this.known.end(session);
    // Another request has ended it, which may not be noted yet, or it has another token by now.
    else await this.reader.readAnew(session.idHash);
  }
}
