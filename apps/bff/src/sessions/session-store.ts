/** A vendor token as it is kept. */
export interface KeptToken {
  readonly sealed_token: string;
  /** Null when a new token cannot be had. */
  readonly sealed_renewal: string | null;
  /** RFC 3339, by this process's clock as the claims in the token are judged; null when the token names no expiry. */
  readonly token_expires_at: string | null;
  readonly renew_at: string | null;
}

/** A sign-in that is complete. */
export interface NewSession extends KeptToken {
  readonly id_hash: string;
  readonly caller_key: string;
  readonly organisation_id: number | null;
}

/** An active session as it stands now. */
export interface StoredSession extends NewSession {
  /** Counts the tokens, from 1. */
  readonly generation: number;
  readonly expires_at: string;
  /** Whether it is time to note again that it is used. */
  readonly is_stale: boolean;
}

/** Sessions as they are kept, shared by all replicas. Every method rejects with StorageUnavailable within the deadline. */
export abstract class SessionStore {
  /** @returns when it ends at the latest, RFC 3339 */
  abstract create(session: NewSession, maxMs: number): Promise<string>;

  /**
   * @param idleMs longest time since it was last seen
   * @param staleMs age of the last note that makes it stale
   * @returns undefined when there is none that is active and still lasts
   */
  abstract find(idHash: string, idleMs: number, staleMs: number): Promise<StoredSession | undefined>;

  /** Notes that a session is used, unless somebody has noted it within `staleMs`. */
  abstract touch(idHash: string, staleMs: number): Promise<void>;

  /** Ends one session, whatever its state. */
  abstract remove(idHash: string): Promise<void>;

  /** Ends every session of a caller. */
  abstract removeAll(callerKey: string): Promise<void>;

  /** Keeps a sign-in whose second factor is due. */
  abstract createPending(idHash: string, sealedToken: string, lastsMs: number): Promise<void>;

  /** @returns the sealed MFA token of such a sign-in; undefined when there is none that still lasts */
  abstract findPending(idHash: string): Promise<string | undefined>;

  /** @returns true when this process, and no other, may ask for the token after this generation for so many milliseconds */
  abstract leaseRenewal(idHash: string, generation: number, milliseconds: number): Promise<boolean>;

  /**
   * Keeps the next token and gives the lease back.
   * @returns false when the session has ended meanwhile, or has another token already
   */
  abstract renew(idHash: string, generation: number, token: KeptToken): Promise<boolean>;

  /** Lets nobody ask for the token after this generation for so many milliseconds from now. */
  abstract postponeRenewal(idHash: string, generation: number, milliseconds: number): Promise<void>;

  /** Ends a session unless it has another token than that of this generation. @returns whether it has ended it */
  abstract removeGeneration(idHash: string, generation: number): Promise<boolean>;

  /** Removes some of what has ended by itself. @returns how many */
  abstract removeExpired(idleMs: number): Promise<number>;
}
