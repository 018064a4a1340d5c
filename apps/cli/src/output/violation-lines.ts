import { paint } from './line.js';
import type { Line } from './line.js';
import { pointerText } from './pointer-text.js';
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
      paint('bold', `  ${pointerText(pointer)}`),
      paint('dim', code),
      message,
    ]),
  );
}
