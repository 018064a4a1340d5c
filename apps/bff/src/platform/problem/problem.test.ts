import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemCatalogue, type ProblemKind, type ProblemSlug } from './problem-catalogue.js';
import { Problem, renderProblem } from './problem.js';

const source = fileURLToPath(new URL('../..', import.meta.url));
const slugs = Object.keys(problemCatalogue) as ProblemSlug[];

/** Every slug that stands in the source as a text, outside the catalogue and the tests. */
function slugsInUse(): Set<string> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.(test|fixtures)\.ts$|problem-catalogue\.ts$/.test(file),
  );
  const texts = files.flatMap(
    (file) => readFileSync(`${source}/${file}`, 'utf8').match(/'[a-z]+(?:-[a-z]+)*'/g) ?? [],
  );
  return new Set(texts.map((text) => text.slice(1, -1)));
}

describe('the catalogue', () => {
  it('holds the slugs and statuses that callers rely on', () => {
    expect(slugs.map((slug) => `${problemCatalogue[slug].status} ${slug}`)).toEqual([
      '400 malformed-json',
      '400 invalid-path-parameter',
      '400 forbidden-query-parameter',
      '400 invalid-idempotency-key',
      '400 bad-request',
      '401 not-authenticated',
      '401 session-expired',
      '403 forbidden',
      '403 csrf',
      '403 host-not-allowed',
      '404 not-found',
      '405 method-not-allowed',
      '406 not-acceptable',
      '408 request-timeout',
      '409 operation-in-progress',
      '409 conflict',
      '413 body-too-large',
      '415 unsupported-media-type',
      '422 validation-failed',
      '422 idempotency-key-reused',
      '422 upstream-rejected',
      '429 too-many-requests',
      '429 upstream-quota',
      '431 headers-too-large',
      '500 internal-error',
      '502 upstream-protocol',
      '503 not-sent',
      '503 storage-unavailable',
      '503 shutting-down',
      '504 in-doubt',
    ]);
  });

  it('holds nothing that nobody answers', () => {
    const inUse = slugsInUse();
    expect(slugs.filter((slug) => !inUse.has(slug))).toEqual([]);
  });

  it.each(slugs)('says what %s is and what to do about it', (slug) => {
    const { title, remedy }: ProblemKind = problemCatalogue[slug];
    expect([title, remedy]).toEqual([
      expect.stringMatching(/^[A-Z].{5,90}[^.]$/),
      expect.stringMatching(/^[A-Z].{10,}\.$/),
    ]);
  });
});

describe('renderProblem', () => {
  it('gives every problem its members, and leaves out what it has not', () => {
    const text = renderProblem(new Problem('in-doubt', 'Lost.'), '/path', 'request-1');
    expect(JSON.parse(text)).toEqual({
      type: '/problems/in-doubt',
      title: "The vendor's answer was lost",
      status: 504,
      detail: 'Lost.',
      instance: '/path',
      request_id: 'request-1',
      message: 'Lost.',
    });
  });

  it('lets a problem bring vendor codes of its own', () => {
    const problem = new Problem('not-authenticated', 'Late.', {
      error_code: 1103,
      error_token: 'TokenExpired',
    });
    expect(JSON.parse(renderProblem(problem, '/', 'request-1'))).toMatchObject({
      error_code: 1103,
      error_token: 'TokenExpired',
    });
  });

  it('shows no header and no cause', () => {
    const members = { retryAfterSeconds: 5, headers: { 'x-secret': 'secret' } };
    const problem = new Problem('not-sent', 'Away.', members, { cause: new Error('secret') });
    expect(renderProblem(problem, '/', 'request-1')).not.toMatch(/secret|retryAfter|headers|cause|stack/);
  });
});
