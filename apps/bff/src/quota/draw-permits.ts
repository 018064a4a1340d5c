import type { BucketLimit } from './bucket-limit.js';

/** What is limited: every request, sign-ins, and the part of the requests that unaccepted tokens may use. */
export type BucketName = 'requests' | 'logins' | 'unaccepted';

/** One bucket that a kind of request draws from, as the configuration wants it. */
export interface Draw extends BucketLimit {
  readonly bucket: BucketName;
  /** Tokens that this kind leaves in the bucket for others. */
  readonly reserve: number;
}

/** What is kept of a bucket; times in milliseconds of the clock that all who draw from it share. */
export interface BucketState {
  readonly tokens: number;
  readonly refilledAt: number;
  /** No permit before this time; null when the vendor has asked for no pause. */
  readonly pausedUntil: number | null;
}

/** What a lease has brought. */
export interface Grant {
  /** 0 up to what was wanted. */
  readonly permits: number;
  /** Milliseconds until the next permit can be there; 0 when there is one. */
  readonly waitMs: number;
  /** True while the vendor has asked for a pause. */
  readonly paused: boolean;
  /** Whole permits that are left in the scarcest bucket for this kind. */
  readonly left: number;
}

/** A clock that was set back further than this counts as right from then on. */
const strangeClockMs = 60_000;

/**
 * Takes permits from several buckets at once: each one counts in all of them. The PostgreSQL store does the same in one
 * statement.
 * @param draws the buckets with their state, none twice
 * @param now of the shared clock; when it goes back, nothing is refilled
 * @returns the grant, and the new states in the order of `draws`
 */
export function drawPermits(
  draws: readonly (readonly [Draw, BucketState])[],
  wanted: number,
  now: number,
): { readonly grant: Grant; readonly states: readonly BucketState[] } {
  const filled = draws.map(([draw, state]) => ({ draw, state: refill(draw, state, now) }));
  const pauses = filled.map(({ state }) => Math.max(0, (state.pausedUntil ?? 0) - now));
  const paused = pauses.some((pause) => pause > 0);
  const free = Math.floor(Math.min(...filled.map(({ draw, state }) => state.tokens - draw.reserve)));
  const permits = paused ? 0 : Math.max(0, Math.min(wanted, free));
  const states = filled.map(({ state }) => ({ ...state, tokens: state.tokens - permits }));
  const waits = filled.map(({ draw, state }, index) => {
    const missing = 1 + draw.reserve - (state.tokens - permits);
    return Math.max(0, pauses[index] ?? 0, (missing / draw.refillPerSecond) * 1000);
  });
  return {
    grant: { permits, waitMs: Math.max(...waits), paused, left: Math.max(0, free - permits) },
    states,
  };
}

function refill({ burst, refillPerSecond }: Draw, state: BucketState, now: number): BucketState {
  const { tokens, refilledAt } = state;
  const elapsedSeconds = Math.max(0, now - refilledAt) / 1000;
  return {
    ...state,
    tokens: Math.min(burst, tokens + refillPerSecond * elapsedSeconds),
    refilledAt: refilledAt > now + strangeClockMs ? now : Math.max(refilledAt, now),
  };
}
