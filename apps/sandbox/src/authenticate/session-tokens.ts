import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { JWTExpired } from 'jose/errors';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { findOrganisation } from '../state/seeds.js';

/** Who a token stands for. */
export interface Session {
  readonly organisationId: number;
  readonly kind: 'application' | 'user';
  /** The application token's id or the user's id. */
  readonly callerId: number;
}

/** What a token is for; each purpose has an audience of its own, so none passes for another. */
export type TokenPurpose = 'authentication' | 'refresh' | 'mfa';

/** Why a token was not accepted. */
export type TokenProblem = 'malformed' | 'invalid' | 'expired';

const refreshLifetimeSeconds = 30 * 24 * 3600;
const mfaLifetimeSeconds = 600;

/** Issues and checks the three kinds of tokens: JWTs signed with HS384 (docs/upstream/authentication.md section 2). */
export class SessionTokens {
  readonly #key: KeyObject;
  readonly #lifetimes: Readonly<Record<TokenPurpose, number>>;
  /** The keys of the auth tokens issued since the last revocation; undefined while nothing is revoked. */
  #issuedSince: Set<string> | undefined;

  /**
   * @param signingKey base64url, at least 48 bytes
   * @param authTokenSeconds lifetime of an auth token; refresh tokens live 30 days, MFA tokens 10 minutes
   */
  constructor(signingKey: string, authTokenSeconds: number) {
    this.#key = createSecretKey(Buffer.from(signingKey, 'base64url'));
    this.#lifetimes = {
      authentication: authTokenSeconds,
      refresh: refreshLifetimeSeconds,
      mfa: mfaLifetimeSeconds,
    };
  }

  /** Signs a token for a session. Its protected header is `alg` alone, as recorded. */
  async issue(session: Session, purpose: TokenPurpose): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const key = randomBytes(16).toString('hex');
    if (purpose === 'authentication') this.#issuedSince?.add(key);
    return new SignJWT({
      'esc.org': session.organisationId,
      'esc.orgName': findOrganisation(session.organisationId)?.name ?? '',
      [session.kind === 'application' ? 'esc.app' : 'esc.user']: session.callerId,
      api_key: key,
    })
      .setProtectedHeader({ alg: 'HS384' })
      .setIssuer('contacts-sandbox')
      .setAudience(audience(purpose))
      .setIssuedAt(now)
      .setExpirationTime(now + this.#lifetimes[purpose])
      .sign(this.#key);
  }

  /**
   * Checks form, signature, audience, expiry and revocation.
   * @returns the session, or why there is none
   */
  async check(token: string, purpose: TokenPurpose): Promise<Session | TokenProblem> {
    if (token.split('.').length !== 3) return 'malformed';
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS384'],
        audience: audience(purpose),
      });
      if (purpose === 'authentication' && this.#isRevoked(payload['api_key'])) return 'invalid';
      const application = payload['esc.app'];
      return {
        organisationId: Number(payload['esc.org']),
        kind: application === undefined ? 'user' : 'application',
        callerId: Number(application ?? payload['esc.user']),
      };
    } catch (error) {
      return error instanceof JWTExpired ? 'expired' : 'invalid';
    }
  }

  /** Lets none of the auth tokens issued so far be valid; refresh tokens stay so. */
  revokeIssued(): void {
    this.#issuedSince = new Set();
  }

  /** Lets every token be valid again that no other rule forbids. */
  acceptRevoked(): void {
    this.#issuedSince = undefined;
  }

  #isRevoked(key: unknown): boolean {
    return this.#issuedSince?.has(String(key)) === false;
  }
}

function audience(purpose: TokenPurpose): string {
  return purpose === 'authentication' ? '/api/v1/authentication' : `/api/v1/authentication/${purpose}`;
}
