import type { Caller } from '../callers/caller.js';
import { parseOrganisationId } from '../callers/organisation-id.js';
import { Problem } from '../platform/problem/problem.js';

/**
 * Reads in which organisation an Idempotency-Key was used: the query parameter `organisation`, else the token's own.
 * @param given the decoded query parameters; a repeated one comes as an array
 * @throws Problem `forbidden-query-parameter` for an unknown name, `bad-request` for a bad id, or when there is none
 */
export function readKeyOrganisation(given: Readonly<Record<string, unknown>>, caller: Caller): number {
  if (Object.keys(given).some((name) => name !== 'organisation')) {
    throw new Problem('forbidden-query-parameter', 'Only this parameter is known here: organisation.');
  }
  const { organisation } = given;
  const id =
    organisation === undefined
      ? (caller.organisationId ?? undefined)
      : typeof organisation === 'string'
        ? parseOrganisationId(organisation)
        : undefined;
  if (id === undefined) {
    throw new Problem(
      'bad-request',
      'The query parameter organisation must be a positive decimal integer, given once; it may be left out when the token names its organisation.',
    );
  }
  return id;
}
