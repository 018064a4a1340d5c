import type { Secrets } from '../secrets/secrets.js';
import type { TokenFacts } from './session.js';
import type { KeptToken } from './session-store.js';

/** A new token is asked for so long before the old one expires, or a fifth of its life where that is shorter. */
const mostAheadMs = 300_000;
const shareAhead = 0.2;

/** What a sign-in or a renewal has brought. */
export interface ObtainedToken {
  readonly token: string;
  readonly facts: TokenFacts;
  /** JSON text that the vendor gives the next token for; null when there is nothing. */
  readonly renewal: string | null;
}

/** Seals what the vendor gave a session. What is sealed for one session, or for one purpose, opens for no other. */
export class SealedTokens {
  constructor(private readonly secrets: Secrets) {}

  /** @param now wall clock in milliseconds */
  seal(idHash: string, { token, facts, renewal }: ObtainedToken, now: number): KeptToken {
    const expiresAt = facts.expiresAt * 1000;
    const expires = Number.isFinite(expiresAt);
    const ahead = Math.min(mostAheadMs, (expiresAt - now) * shareAhead);
    return {
      sealed_token: this.sealToken(idHash, token),
      sealed_renewal: renewal === null ? null : this.secrets.seal(renewal, `session/${idHash}/renewal`),
      token_expires_at: expires ? new Date(expiresAt).toISOString() : null,
      renew_at: expires ? new Date(expiresAt - ahead).toISOString() : null,
    };
  }

  sealToken(idHash: string, token: string): string {
    return this.secrets.seal(token, `session/${idHash}/token`);
  }

  /** @returns undefined when the key is gone */
  openToken(idHash: string, sealed: string): string | undefined {
    return this.secrets.open(sealed, `session/${idHash}/token`);
  }

  /** @returns undefined when there is nothing to renew with, or its key is gone */
  openRenewal(idHash: string, sealed: string | null): string | undefined {
    return sealed === null ? undefined : this.secrets.open(sealed, `session/${idHash}/renewal`);
  }
}
