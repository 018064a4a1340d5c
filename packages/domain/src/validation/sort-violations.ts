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
  return violations
    .map((violation) => ({ violation, rank: rankOf(violation.pointer) }))
    .sort((a, b) => a.rank - b.rank || compareAtOneRank(a.violation, b.violation))
    .map(({ violation }) => violation);
}

function rankOf(pointer: string): number {
  if (pointer === '') return -1;
  const end = pointer.indexOf('/', 1);
  const rank = fieldPointers.indexOf(end < 0 ? pointer : pointer.slice(0, end));
  return rank < 0 ? fieldPointers.length : rank;
}

function compareAtOneRank(a: Violation, b: Violation): number {
  if (a.pointer !== b.pointer) return a.pointer < b.pointer ? -1 : 1;
  return violationCodes.indexOf(a.code) - violationCodes.indexOf(b.code);
}
