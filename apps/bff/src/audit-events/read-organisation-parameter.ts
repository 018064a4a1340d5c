import { parseOrganisationId } from '../callers/organisation-id.js';
import { Problem } from '../platform/problem/problem.js';

/**
 * Reads the query string of a checkpoint request.
 * @param given the decoded query parameters; a repeated one comes as an array
 * @throws Problem `forbidden-query-parameter` for an unknown name, `bad-request` for a bad or missing id
 */
export function readOrganisationParameter(given: Readonly<Record<string, unknown>>): number {
  if (Object.keys(given).some((name) => name !== 'organisation')) {
    throw new Problem('forbidden-query-parameter', 'Only this parameter is known here: organisation.');
  }
  const { organisation } = given;
  const id = typeof organisation === 'string' ? parseOrganisationId(organisation) : undefined;
  if (id === undefined) {
    throw new Problem(
      'bad-request',
      'The query parameter organisation must be a positive decimal integer up to 9007199254740991, given once.',
    );
  }
  return id;
}
