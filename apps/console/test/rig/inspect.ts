import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { ConsolePage } from './console-page.js';

const output = join(import.meta.dirname, '../../test-output');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By theme; all that the second one can change is what contrasts with what. */
const rulesByTheme = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast'],
};

/** What stands on a page for axe, which puts itself there. */
declare const window: {
  readonly axe: { run(context: object, options: object): Promise<AxeResults> };
  readonly innerWidth: number;
};
declare const document: { readonly documentElement: { readonly scrollWidth: number } };

/**
 * Looks at a state of the console: no finding of axe in either theme, nothing wider than a screen of 360 px; a picture of
 * each into `test-output/`.
 */
export async function inspect({ page }: ConsolePage, name: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  const wide = page.viewportSize();
  // The shade behind a dialog is as large as the window, not as the page.
  const fullPage = (await page.locator('dialog').count()) === 0;
  const picture = (variant: string) =>
    page.screenshot({ path: join(output, `${name}-${variant}.png`), fullPage, animations: 'disabled' });
  for (const [colorScheme, rules] of Object.entries(rulesByTheme)) {
    await page.emulateMedia({ colorScheme: colorScheme as 'light' | 'dark', reducedMotion: 'reduce' });
    await picture(colorScheme);
    const findings = await findingsOn(page, rules);
    expect({ name, colorScheme, findings }).toEqual({ name, colorScheme, findings: [] });
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await picture('narrow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  if (wide !== null) await page.setViewportSize(wide);
}

async function findingsOn(page: ConsolePage['page'], rules: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (runOnly) => window.axe.run({ exclude: [] }, { resultTypes: ['violations'], runOnly }),
    rules,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
