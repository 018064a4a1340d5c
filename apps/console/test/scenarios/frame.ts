import { expect, it } from '@jest/globals';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';

/** What surrounds the pages. */
export function frameScenarios(world: () => ConsoleWorld): void {
  it('tells when the browser is offline, keeps what was typed, and recovers', async () => {
    const tab = await world().visit('/contacts/new');
    await tab.fill({ Type: '1', Name: 'Written Offline' });
    await tab.context.setOffline(true);
    await tab.text('You are offline.').waitFor();
    await tab.button('Create contact').click();
    await tab.text('It is not known yet').waitFor();
    await inspect(tab, 'offline');
    await tab.context.setOffline(false);
    await tab.text('You are offline.').waitFor({ state: 'detached' });
    await tab.text('The contact was not created. Trying again is safe').waitFor({ timeout: 30_000 });
    expect(await tab.field('Name').inputValue()).toBe('Written Offline');
    await tab.button('Try again').click();
    await tab.text('was created').waitFor();
    expect(await world().sandbox.seen('POST')).toHaveLength(1);
  });

  it('tells when the service does not answer, and recovers by itself', async () => {
    const tab = await world().visit('/contacts/new');
    await tab.context.route('**/{api,health}/**', (route) => route.abort());
    await tab.link('Contacts').click();
    await tab.text('The service does not answer.').waitFor();
    await tab.context.unroute('**/{api,health}/**');
    await tab.text('There are no contacts yet.').waitFor();
    expect(await tab.text('The service does not answer.').count()).toBe(0);
  });

  it('is worked by keyboard alone', async () => {
    const tab = await world().visit();
    await tab.page.reload();
    await tab.heading('Contacts').waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await tab.page.keyboard.press(key);
    };
    await press('Tab');
    expect(await tab.link('Skip to content').evaluate((link) => link.matches(':focus-visible'))).toBe(true);
    await press('Enter', 'Tab', 'Enter');
    await tab.heading('New contact').waitFor();
    await press('Tab', 'T', 'Tab');
    await tab.page.keyboard.type('By Keyboard');
    await press('Enter');
    await tab.text(/^Contact \d+ was created\.$/).waitFor();
  });

  it('follows the chosen theme and language, and keeps them', async () => {
    const tab = await world().open('/', { locale: 'de-DE' });
    await tab.heading('Anmelden').waitFor();
    await tab.page.getByLabel('Darstellung').selectOption('dark');
    await tab.page.getByLabel('Sprache').selectOption('en');
    await tab.page.reload();
    await tab.heading('Sign in').waitFor();
    expect(await tab.page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
  });

  it('says when there is nothing at an address', async () => {
    const tab = await world().visit('/nowhere');
    await tab.heading('Page not found').waitFor();
    await inspect(tab, 'missing');
  });
}
