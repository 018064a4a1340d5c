import { contactFields } from '../contact/contact-fields.js';
import { pointerTo } from './json-pointer.js';
import { violationCodes, type Violation } from './violation.js';

const fieldPointers = contactFields.map(pointerTo);

/**
 * Puts violations into their documented order, whatever the order of the submitted members: the value as a whole, the
 * accepted fields in wire order, all other members by pointer in code unit order; a field before its inner members;
 * at one pointer by code, in the order of `violationCodes`.
 */
export function sortViolations(violations: readonly Violation[]): Violation[] {
  return [...violations].sort(
    (a, b) =>
      rankOf(a.pointer) - rankOf(b.pointer) ||
      compareText(a.pointer, b.pointer) ||
      violationCodes.indexOf(a.code) - violationCodes.indexOf(b.code),
  );
}

function rankOf(pointer: string): number {
  if (pointer === '') return -1;
  const end = pointer.indexOf('/', 1);
  const rank = fieldPointers.indexOf(end < 0 ? pointer : pointer.slice(0, end));
  return rank < 0 ? fieldPointers.length : rank;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
