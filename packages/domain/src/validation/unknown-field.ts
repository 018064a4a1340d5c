import { pointerTo } from './json-pointer.js';
import type { Violation } from './violation.js';

const withoutSeparators = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/**
 * The violation for a member that no model knows. class-validator's own whitelist can't be used for it: it looks names
 * up in an object that inherits from Object.prototype, so it would let `constructor` and `__proto__` pass.
 *
 * @param parent pointer of the object that holds the member.
 * @param known the accepted names there; one that differs only in letter case or separators is suggested.
 */
export function unknownField(parent: string, name: string, known: readonly string[]): Violation {
  const folded = withoutSeparators(name);
  const meant = known.find((candidate) => withoutSeparators(candidate) === folded);
  const fix = meant === undefined ? 'Remove it, or correct its name.' : `Did you mean ${meant}?`;
  return {
    pointer: parent + pointerTo(name),
    code: 'unknown_field',
    message: `There is no field of this name. ${fix}`,
  };
}
