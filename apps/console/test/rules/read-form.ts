import type { Page } from 'playwright-core';
import type { Typed } from './rounds.js';

/** What the form tells of its faults: by field, and the lines of the summary, each with the field that it leads to. */
export interface ToldFaults {
  readonly atFields: Readonly<Record<string, readonly string[]>>;
  readonly inSummary: Readonly<Record<string, string>>;
}

/**
 * Types into the fields of the form, all at once.
 * @param typed as JSON, since half a character gets to a page in no other way
 */
export async function typeInto(page: Page, typed: Typed): Promise<void> {
  await page.evaluate((json) => {
    for (const [field, value] of Object.entries(JSON.parse(json) as Record<string, string>)) {
      const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(`#contact-${field}`);
      if (control === null) throw new Error(`there is no field ${field}`);
      // React knows of a value only what goes past its own setter.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
      control.dispatchEvent(
        new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
      );
    }
  }, JSON.stringify(typed));
}

/** Waits until the form finds fault with these fields and no others, five seconds at most; and reads what it tells. */
export async function readFaults(page: Page, fields: readonly string[]): Promise<ToldFaults> {
  await page
    .waitForFunction(
      (names) =>
        [...document.querySelectorAll('form.contact [aria-invalid=true]')].map(({ id }) => id).join() ===
        names.map((name) => `contact-${name}`).join(),
      fields,
      { timeout: 5_000 },
    )
    // What it tells instead is for the test to show.
    .catch(() => undefined);
  return page.evaluate(() => {
    const atFields = [...document.querySelectorAll('form.contact [aria-invalid=true]')].map((control) => {
      const described = (control.getAttribute('aria-describedby') ?? '').split(' ');
      const faults = described.flatMap((id) => [...document.querySelectorAll(`#${id}.faults p`)]);
      return [control.id.replace('contact-', ''), faults.map(({ textContent }) => textContent)];
    });
    const inSummary = [...document.querySelectorAll('.summary li')].map((line) => [
      line.querySelector('a')?.hash.replace('#contact-', ''),
      line.textContent.replace(/^[^:]+: /, ''),
    ]);
    return { atFields: Object.fromEntries(atFields), inSummary: Object.fromEntries(inSummary) };
  });
}
