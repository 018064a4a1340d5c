/** An object's members, sorted by whether its model knows their names. */
export interface Members {
  readonly known: Readonly<Record<string, unknown>>;
  readonly unknown: readonly string[];
}

/**
 * Reads the own enumerable members of an object, each exactly once. What a prototype holds is no member, and a member
 * whose value is undefined counts as absent, as in JSON.stringify.
 *
 * @returns undefined if the value is not an object, or is an array.
 */
export function readMembers(value: unknown, names: readonly string[]): Members | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const known: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (names.includes(name)) known[name] = member;
    else unknown.push(name);
  }
  return { known, unknown };
}
