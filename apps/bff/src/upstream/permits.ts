/**
 * Where a request of a caller waits: people before bulk work, and tokens that the vendor has never accepted apart, so that
 * forged ones cannot use up what the others need.
 */
export type Lane = 'interactive' | 'bulk' | 'unaccepted';

/** What a permit is for. Sign-ins have a limit of their own and count against the general one too. */
export type PermitKind = Lane | 'login';

/** The share of the vendor's limits (docs/upstream/rate-limits.md) that this process may use. */
export interface Permits {
  /** Takes a permit for one request, if one is at hand: the usual case, which waits for nothing. */
  take(kind: PermitKind): boolean;

  /**
   * Waits for a permit and takes it.
   *
   * @param limitMs longest wait, in milliseconds; the configuration may shorten it.
   * @returns undefined with a permit; else the seconds, 1 to 3600, until there can be one.
   */
  wait(kind: PermitKind, limitMs: number): Promise<number | undefined>;

  /** Notes that the vendor has answered a request of this kind with 429 and wants none for some seconds. */
  pause(kind: PermitKind, seconds: number): void;
}

/** Lets everything pass. */
export const unlimited: Permits = {
  take: () => true,
  wait: () => Promise.resolve(undefined),
  pause: () => undefined,
};
