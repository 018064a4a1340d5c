/**
 * Longest time from a creation's intent to its outcome, twice the longest deadline that can be configured. What is
 * `attempted` for longer was left by a crash.
 */
const longestCreationMs = 600_000;

/** @returns RFC 3339: intents that were recorded later and are still `attempted` may be under way in a running replica */
export function underWaySince(): string {
  return new Date(Date.now() - longestCreationMs).toISOString();
}
