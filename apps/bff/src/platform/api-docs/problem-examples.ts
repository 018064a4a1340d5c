import { problemCatalogue, type ProblemSlug } from '../problem/problem-catalogue.js';
import { Problem, renderProblem } from '../problem/problem.js';

/** One example of each problem, as it is rendered, by slug. */
export function problemExamples(): Record<string, { readonly value: unknown }> {
  const slugs = Object.keys(problemCatalogue) as ProblemSlug[];
  return Object.fromEntries(slugs.map((slug) => [slug, { value: exampleOf(slug) }]));
}

function exampleOf(slug: ProblemSlug): unknown {
  const problem = new Problem(slug, `${problemCatalogue[slug].title}.`);
  return JSON.parse(renderProblem(problem, '/api/v1/organisation/12345/contact', 'request-of-the-example'));
}
