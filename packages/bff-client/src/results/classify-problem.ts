import type { BffProblem } from '../exchange/bff-problem.js';

/** What a refusal means to whoever shows it. */
export type ProblemMeaning =
  'invalid' | 'notAuthenticated' | 'forbidden' | 'notFound' | 'refused' | 'unavailable' | 'unexpected';

/** By the slugs of the BFF's problem pages where the status alone does not tell. */
const bySlug: Readonly<Partial<Record<string, ProblemMeaning>>> = {
  'validation-failed': 'invalid',
  'body-too-large': 'invalid',
  'bad-request': 'invalid',
  'invalid-path-parameter': 'invalid',
  'forbidden-query-parameter': 'invalid',
  'invalid-idempotency-key': 'invalid',
};

/**
 * Sorts a refusal: by slug, else by status, else by its own advice on repeating. So a kind that is newer than this
 * client still finds its place.
 */
export function classifyProblem({ slug, status, retry }: BffProblem): ProblemMeaning {
  const known = Object.hasOwn(bySlug, slug) ? bySlug[slug] : undefined;
  if (known !== undefined) return known;
  if (status === 401) return 'notAuthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 408 || status === 429 || status === 503 || retry === 'safe') return 'unavailable';
  return status < 500 ? 'refused' : 'unexpected';
}
