import { Problem } from '../problem/problem.js';

/**
 * The refusal of a request that this instance has no room for. It comes at once, since a queue would make all wait.
 * @param reason a sentence
 */
export function overloaded(reason: string): Problem {
  return new Problem('not-sent', `${reason} Nothing was sent to the vendor.`, {
    retry: 'safe',
    retryAfterSeconds: 1,
  });
}
