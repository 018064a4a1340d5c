import { Problem } from '../problem/problem.js';

/**
 * Refuses a query string where a route takes none: whoever sends one expects it to do something.
 * @param target as the request line has it
 * @param what the route does, as the subject of a sentence
 * @throws Problem `forbidden-query-parameter`
 */
export function refuseQuery(target: string, what: string): void {
  if (target.includes('?')) {
    throw new Problem(
      'forbidden-query-parameter',
      `${what} takes no query parameter. Remove the query string.`,
    );
  }
}
