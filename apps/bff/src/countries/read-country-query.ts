import { Problem } from '../platform/problem/problem.js';

/**
 * Reads the query string of the list of countries.
 * @param given the decoded query parameters; a repeated one comes as an array
 * @returns `geographic`, undefined when it was left out
 * @throws Problem `forbidden-query-parameter` for an unknown name, `bad-request` for another value than true or false
 */
export function readCountryQuery(given: Readonly<Record<string, unknown>>): boolean | undefined {
  if (Object.keys(given).some((name) => name !== 'geographic')) {
    throw new Problem('forbidden-query-parameter', 'Only this parameter is known here: geographic.');
  }
  const { geographic } = given;
  if (geographic === undefined) return undefined;
  if (geographic === 'true' || geographic === 'false') return geographic === 'true';
  throw new Problem('bad-request', 'The query parameter geographic must be true or false, given once.');
}
