import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allScenarios, renderFaultTable } from './render-fault-table.js';
import { shownElsewhere } from './shown-elsewhere.js';

const fromRoot = (path: string) => new URL(`../../../../${path}`, import.meta.url);

const all = Array.from({ length: 49 }, (_, index) => index + 1);

describe('the table of faults', () => {
  it('has every scenario', () => {
    const shown = new Set([...allScenarios, ...shownElsewhere].map(({ number }) => number));
    expect(all.filter((number) => !shown.has(number))).toEqual([]);
  });

  it.each(shownElsewhere)('$number. $title: the test that it names exists', ({ test: [file, name] }) => {
    expect(readFileSync(fromRoot(file), 'utf8')).toContain(name);
  });

  it('is what docs/faults.md says (pnpm run docs:faults writes it anew)', () => {
    const page = readFileSync(fromRoot('docs/faults.md'), 'utf8');
    expect(page).toBe(renderFaultTable());
  });
});
