import { Problem } from '../problem/problem.js';

const longestWaitSeconds = 3_600;

/**
 * The refusal of a request that is over a limit of ours. Nothing has been done for it.
 * @param reason a sentence
 * @param waitMs until one more is let through
 */
export function tooManyRequests(reason: string, waitMs: number): Problem {
  const seconds = Math.min(Math.max(Math.ceil(waitMs / 1_000), 1), longestWaitSeconds);
  return new Problem(
    'too-many-requests',
    `${reason} Nothing was done. Wait for the seconds in Retry-After.`,
    { retry: 'safe', retryAfterSeconds: seconds },
  );
}
