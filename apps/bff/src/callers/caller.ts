import type { Lane } from '../upstream/permits.js';

/** What names a caller. */
export type CallerKind = 'application' | 'user' | 'subject' | 'token';

/**
 * Who calls, as the bearer token claims it. The vendor signs its tokens with a shared secret, so claims stay
 * claims until the upstream accepts the token: docs/upstream/authentication.md.
 */
export interface Caller {
  readonly kind: CallerKind;
  readonly id: string;
  /** Separates callers in storage: claimed organisation, kind and id. */
  readonly key: string;
  /** The claimed organisation (`esc.org`), null when the token names none. */
  readonly organisationId: number | null;
  /** User name that the token claims; related to a person, so it goes into erasable storage only. */
  readonly userName: string | null;
  /** The auth token itself; passed to the upstream, never stored or logged. */
  readonly token: string;
  /** Unix seconds after which the token is refused locally; infinite when the token names none. */
  readonly expiresAt: number;
  /** True when the request asks to wait behind people: `X-Contacts-Lane: bulk`. */
  readonly isBulk: boolean;
  /** Organisation to monotonic milliseconds until which the upstream's acceptance counts. */
  readonly acceptedUntil: Map<number, number>;
}

/** What of a caller its key tells. */
export type CallerIdentity = Pick<Caller, 'kind' | 'id' | 'organisationId'>;

/** @returns whom a caller's key names */
export function identityOf(key: string): CallerIdentity {
  const [organisation = '', kind = '', ...id] = key.split('/');
  return {
    kind: kind as CallerKind,
    id: id.join('/'),
    organisationId: organisation === '-' ? null : Number(organisation),
  };
}

/** How long an acceptance by the upstream counts, in milliseconds. */
const acceptanceMs = 60_000;

/** Notes that the upstream has just accepted the caller's token for an organisation. */
export function markAccepted(caller: Caller, organisationId: number): void {
  // Bounded: one token that walks through many organisations must not grow the map.
  if (caller.acceptedUntil.size >= 64) caller.acceptedUntil.clear();
  caller.acceptedUntil.set(organisationId, performance.now() + acceptanceMs);
}

/** Notes that the upstream has given the caller's token out itself, so that its claims are true as long as it counts. */
export function markIssued(caller: Caller): void {
  if (caller.acceptedUntil.size === 0) caller.acceptedUntil.set(caller.organisationId ?? 0, -Infinity);
}

/** @returns whether the upstream has ever accepted the caller's token, so that its claims are known to be true */
export function hasBeenAccepted(caller: Caller): boolean {
  return caller.acceptedUntil.size > 0;
}

/** @returns where the caller's requests wait for a permit to be sent */
export function laneOf(caller: Caller): Lane {
  if (!hasBeenAccepted(caller)) return 'unaccepted';
  return caller.isBulk ? 'bulk' : 'interactive';
}

/** @returns whether the upstream has accepted the caller's token for the organisation within the last 60 s */
export function isAccepted(caller: Caller, organisationId: number): boolean {
  const until = caller.acceptedUntil.get(organisationId);
  return until !== undefined && until > performance.now();
}
