import { vendorErrorOf, type Violation } from '@contacts/domain';
import { Problem } from '../platform/problem/problem.js';

/** The answer to a contact, or a change of one, that breaks rules: all of them at once, each with its place. */
export function problemOfViolations(violations: readonly Violation[]): Problem {
  return new Problem(
    'validation-failed',
    'The contact breaks one or more rules; errors[] names each with its place.',
    {
      retry: 'never',
      errors: violations.map(({ pointer, code, message }) => ({
        pointer,
        code,
        ...vendorErrorOf(code),
        message,
      })),
    },
  );
}
