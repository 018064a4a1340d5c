/** The opposite of `isPresent`. */
export function isAbsent(value: unknown): boolean {
  return value === undefined;
}
