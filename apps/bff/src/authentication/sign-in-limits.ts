import { createHmac, randomBytes } from 'node:crypto';
import { addressBlockOf } from '../platform/http/address-block.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { RecentMap } from '../platform/http/recent-map.js';
import { tooManyRequests } from '../platform/http/too-many-requests.js';

const windowMs = 300_000;
/** Half of the service's own share of the vendor's limit, so that one address cannot use it up for all. */
const perAddress = 40;
/** The vendor locks a user at the third wrong attempt in a row: docs/upstream/authentication.md, section 3. */
const mostFailures = 2;

/** What the vendor made of credentials. `unknown`: it may have counted a wrong attempt. `unjudged`: it has not. */
export type SignInOutcome = 'accepted' | 'refused' | 'unknown' | 'unjudged';

/** One sign-in that may be sent to the vendor. */
export interface SignInAttempt {
  /** Must be called once, whatever happened. */
  end(outcome: SignInOutcome): void;
}

interface Failures {
  failed: number;
  /** Under way: each of them may be the next failure. */
  pending: number;
  /** When failures count no more. */
  until: number;
}

/**
 * Limits sign-ins for each address and each user, so that nobody can lock a user out at the vendor through this service,
 * guess passwords, or use up the sign-ins that all callers share. Who signs in is kept as a keyed hash, in memory only.
 */
export class SignInLimits {
  readonly #addresses: RateLimit | undefined;
  readonly #users = new RecentMap<Failures>();
  readonly #hashKey = randomBytes(32);

  /**
   * @param limitsAddresses false where an operator has switched the limits of requests off
   * @param now monotonic clock in milliseconds
   */
  constructor(
    limitsAddresses: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#addresses = limitsAddresses ? new RateLimit(perAddress, windowMs, now) : undefined;
  }

  /**
   * @param credentials the body of the sign-in
   * @throws Problem `too-many-requests`
   */
  begin(address: string | null, credentials: object): SignInAttempt {
    const waitMs = this.#addresses?.take(address === null ? 'gone' : addressBlockOf(address)) ?? 0;
    if (waitMs > 0)
      throw tooManyRequests('This address signs in more often than this service allows.', waitMs);
    const user = this.#hashUser(credentials);
    return user === undefined ? { end: () => undefined } : this.#beginFor(user);
  }

  #beginFor(user: string): SignInAttempt {
    const failures = this.#failuresOf(user);
    if (failures.failed + failures.pending >= mostFailures) {
      const waitMs = failures.failed === 0 ? 0 : failures.until - this.now();
      throw tooManyRequests(
        'Signing in as this user has failed too often, and another failure could lock the user out at the vendor.',
        waitMs,
      );
    }
    failures.pending += 1;
    this.#users.set(user, failures);
    return {
      end: (outcome) => {
        failures.pending -= 1;
        if (outcome === 'accepted') failures.failed = 0;
        if (outcome === 'accepted' || outcome === 'unjudged') return;
        failures.failed += 1;
        failures.until = this.now() + windowMs;
      },
    };
  }

  #failuresOf(user: string): Failures {
    const known = this.#users.get(user) ?? { failed: 0, pending: 0, until: 0 };
    if (known.until <= this.now()) known.failed = 0;
    return known;
  }

  /** Whom the vendor could lock; undefined for tokens, which nobody can guess. */
  #hashUser(credentials: object): string | undefined {
    const { username, mfa_token: mfaToken } = credentials as { username?: unknown; mfa_token?: unknown };
    const named = username ?? mfaToken;
    if (named === undefined || named === null) return undefined;
    // The vendor may take names in any case and with spaces around them for the same.
    const text = typeof named === 'string' ? named.normalize().trim().toLowerCase() : JSON.stringify(named);
    return createHmac('sha256', this.#hashKey).update(text).digest('base64');
  }
}
