/**
 * Counts the own members of all objects in a parsed JSON value. A text with more names than its value has members gives
 * some name twice, because `JSON.parse` keeps the last one only.
 */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = value as Record<string, unknown>;
  let count = 0;
  for (const name in members) {
    if (!Object.prototype.hasOwnProperty.call(members, name)) continue;
    count += (Array.isArray(value) ? 0 : 1) + countMembers(members[name]);
  }
  return count;
}
