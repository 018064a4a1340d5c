import { pointerTo } from './json-pointer.js';
import type { Violation } from './violation.js';

/** Accepted names by what is left of them without letter case and separators. */
export type Suggestions = ReadonlyMap<string, string>;

/** Prepares the names that may be suggested in place of an unknown one. */
export function suggestionsOf(accepted: readonly string[]): Suggestions {
  return new Map(accepted.map((name) => [fold(name), name]));
}

/**
 * The violation for a member that no model knows. class-validator's own whitelist can't be used for it: it looks names
 * up in an object that inherits from Object.prototype, so it would let `constructor` and `__proto__` pass.
 *
 * @param parent pointer of the object that holds the member.
 */
export function unknownField(parent: string, name: string, suggestions: Suggestions): Violation {
  const meant = suggestions.get(fold(name));
  const fix = meant === undefined ? 'Remove it, or correct its name.' : `Did you mean ${meant}?`;
  return {
    pointer: parent + pointerTo(name),
    code: 'unknown_field',
    message: `There is no field of this name. ${fix}`,
  };
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
