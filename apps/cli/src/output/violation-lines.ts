import { paint } from './line.js';
import type { Line } from './line.js';
import { table } from './table.js';
import type { Violation } from './violation.js';

/**
 * One row for each broken rule: the field, the rule's code, and what is wrong with its remedy.
 * @param violations in the order in which they were found; their messages hold the remedy
 */
export function violationLines(violations: readonly Violation[]): Line[] {
  return table(
    [],
    violations.map(({ pointer, code, message }) => [
      paint('bold', `  ${fieldOf(pointer)}`),
      paint('dim', code),
      message,
    ]),
  );
}

/** The pointer (RFC 6901) as people write it: `/country/id` is `country.id`. */
function fieldOf(pointer: string): string {
  if (pointer === '') return 'the contact';
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
