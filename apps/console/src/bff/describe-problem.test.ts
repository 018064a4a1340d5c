import { describe, expect, it } from '@jest/globals';
import { describeProblem } from './describe-problem.js';

describe('describeProblem', () => {
  it.each([
    ['forbidden', 'Ihr Zugang gilt nicht für diese Organisation.'],
    ['upstream-rejected', 'Der Anbieter hat den Kontakt abgelehnt.'],
    // Kinds that are newer than the page.
    ['newer', 'In English.'],
    ['constructor', 'In English.'],
  ])('words %s in the language of the page', (slug, german) => {
    const problem = { slug, detail: 'In English.' };
    expect(describeProblem('de', problem)).toBe(german);
    expect(describeProblem('en', problem)).toBe('In English.');
  });
});
