/** A member whose value is undefined counts as absent, as in JSON.stringify. */
export function isPresent(value: unknown): boolean {
  return value !== undefined;
}
