import { Problem } from '../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../platform/problem/problem-of-error.js';
import type { CallerConfirmation, QuotaReached } from '../upstream/confirm-caller.js';
import { Upstream } from '../upstream/upstream.js';
import { isAccepted, laneOf, markAccepted, type Caller } from './caller.js';

/** Whether the upstream accepts a caller's token for an organisation. */
export type Access = CallerConfirmation;

/**
 * Asks the upstream whether it accepts a token for an organisation, at most once a minute per token and
 * organisation. Stored answers, states and events are given to accepted callers only.
 */
export class ConfirmAccess {
  readonly #underWay = new Map<string, Promise<Access>>();

  constructor(private readonly upstream: Upstream) {}

  /** @returns what the upstream says, or has said within the last 60 s */
  async ask(caller: Caller, organisationId: number): Promise<Access> {
    if (isAccepted(caller, organisationId)) return 'accepted';
    const key = `${organisationId} ${caller.token}`;
    const asked = this.#underWay.get(key) ?? this.#askUpstream(caller, organisationId, key);
    return asked;
  }

  /**
   * Lets only accepted callers pass. Another organisation is refused in the same way whether or not it exists.
   * @throws Problem `not-authenticated`, `forbidden`, or `upstream-quota` or `not-sent` when the upstream cannot be asked
   */
  async require(caller: Caller, organisationId: number): Promise<void> {
    const access = await this.ask(caller, organisationId);
    if (access === 'accepted') return;
    throw problemOfAccess(access);
  }

  #askUpstream(caller: Caller, organisationId: number, key: string): Promise<Access> {
    const own = caller.organisationId === organisationId;
    const asked = this.upstream
      .confirmCaller(caller.token, organisationId, own, laneOf(caller))
      .then((access) => {
        if (access === 'accepted') markAccepted(caller, organisationId);
        return access;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return asked;
  }
}

/** The answer to a caller whom the upstream does not accept for the organisation. */
export function problemOfAccess(access: Exclude<Access, 'accepted'>): Problem {
  if (typeof access === 'object') return problemOfQuota(access);
  switch (access) {
    case 'not_authenticated':
      return new Problem(
        'not-authenticated',
        'The vendor does not accept the auth token; it may have expired.',
      );
    case 'forbidden':
      return new Problem('forbidden', 'This token gives no access to the organisation in the path.');
    case 'unavailable':
      return new Problem('not-sent', 'The vendor cannot be asked right now whether it accepts the token.', {
        retry: 'safe',
        retryAfterSeconds: outageRetryAfterSeconds,
      });
  }
}

function problemOfQuota({ retryAfterSeconds }: QuotaReached): Problem {
  return new Problem(
    'upstream-quota',
    "The vendor's request limit is reached, so it cannot be asked whether it accepts the token. Nothing was done.",
    { retry: 'safe', retryAfterSeconds },
  );
}
