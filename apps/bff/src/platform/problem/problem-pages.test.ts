import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';
import { problemCatalogue, type ProblemKind, type ProblemSlug } from './problem-catalogue.js';

const slugs = Object.keys(problemCatalogue) as ProblemSlug[];
const unescape = (html: string) =>
  html.replace(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));

describe('GET problem pages', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each(slugs)('200: %s has a page that says what to do', async (slug) => {
    const { status, title, remedy }: ProblemKind = problemCatalogue[slug];
    const answer = await bff.call('GET', `/problems/${slug}`, {
      bearer: null,
      headers: { accept: 'text/html' },
    });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(unescape(answer.text)).toContain(`<h1>${title}</h1>`);
    expect(unescape(answer.text)).toContain(remedy);
    expect(answer.text).toContain(`Status ${status}`);
  });

  it('200: the index leads to all of them', async () => {
    const { status, text } = await bff.call('GET', '/problems', { bearer: null });
    expect(status).toBe(200);
    expect([...text.matchAll(/href="\/problems\/([a-z-]+)"/g)].map(([, slug]) => slug)).toEqual(slugs);
  });

  it.each(['nothing', 'constructor', '__proto__', '%3Cscript%3E'])(
    '404: there is no problem %s',
    async (slug) => {
      const instance = `/problems/${slug}`;
      const answer = await bff.call('GET', instance);
      expectWholeProblem(answer, 404, { slug: 'not-found', instance, detail: /no problem of this name/ });
    },
  );
});
