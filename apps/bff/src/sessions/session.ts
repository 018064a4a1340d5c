/** An active session as this process knows it; its token changes as it is renewed. */
export interface Session {
  readonly idHash: string;
  readonly callerKey: string;
  readonly organisationId: number | null;
  /** When it ends at the latest, RFC 3339. */
  readonly expiresAt: string;
  /** The vendor's auth token; passed to the upstream, never shown to the browser. */
  token: string;
  /** What a new token is had for; sealed, null when there is nothing. */
  sealedRenewal: string | null;
  /** Counts the tokens. */
  generation: number;
  /** Wall clock in milliseconds from when a new token is asked for, and when the present one is of no use any more. */
  renewAt: number;
  tokenExpiresAt: number;
  /** Monotonic milliseconds until which the database need not be asked again. */
  freshUntil: number;
  /** Monotonic milliseconds until which no new token is asked for, since that has just failed. */
  renewalPausedUntil: number;
  /** Monotonic milliseconds at which the present token took the place of one that the vendor had refused. */
  replacedAt: number;
  /** True once it is known to be over, for whoever still holds it. */
  ended: boolean;
}

/** What the claims of a token say. */
export interface TokenFacts {
  readonly callerKey: string;
  readonly organisationId: number | null;
  /** Unix seconds; infinite when the token names no expiry. */
  readonly expiresAt: number;
}

/** Reads the claims of a token; undefined for what is no token, or has expired. */
export type ReadToken = (token: string) => TokenFacts | undefined;
