import { expect, it } from '@jest/globals';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';
import { contactsPath } from '../rig/sandbox-control.js';

/** A list as the vendor gives it. */
const contacts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    type: { id: (index % 6) + 1 },
    name: `Contact No. ${index + 1}`,
    city: index % 2 === 0 ? 'Berlin' : 'Zürich',
    country: { id: 74 },
    email: index % 3 === 0 ? `number${index + 1}@example.com` : null,
  }));

/** Seeing the contacts of the organisation. */
export function listContactsScenarios(world: () => ConsoleWorld): void {
  it('says when there are none, and leads to the first', async () => {
    const tab = await world().visit();
    await tab.text('There are no contacts yet.').waitFor();
    await inspect(tab, 'contacts-empty');
    await tab.link('New contact').click();
    // Whoever goes to a page with the keyboard goes on from its heading.
    expect(await tab.heading('New contact').evaluate((heading) => heading.matches(':focus'))).toBe(true);
  });

  it('searches, sorts and pages through thousands', async () => {
    const tab = await world().open();
    await tab.page.route(`**${contactsPath}`, (route) => route.fulfill({ json: contacts(5_000) }));
    await tab.signIn();
    await tab.text('5,000 contacts').waitFor();
    await tab.text('Page 1 of 100').waitFor();
    await tab.button('Next').click();
    await tab.link('Contact No. 51').waitFor();
    await tab.button('Name').click();
    await tab.link('Contact No. 5000').waitFor();
    await tab.page.getByRole('searchbox').fill('zürich shipping 123');
    await tab.text('1 of 5,000 contacts').waitFor();
    await tab.link('Contact No. 1234').waitFor();
    await inspect(tab, 'contacts');
    await tab.page.getByRole('searchbox').fill('nobody');
    await tab.text('No contact matches').waitFor();
    await inspect(tab, 'contacts-no-match');
    // The list is as it was for whoever comes back.
    await tab.link('Audit trail').click();
    await tab.link('Contacts').click();
    expect(await tab.page.getByRole('searchbox').inputValue()).toBe('nobody');
  });

  it('says when it cannot be loaded, and tries again on demand', async () => {
    await world().sandbox.plan({ kind: 'status', status: 500 }, { method: 'GET' });
    const tab = await world().visit();
    await tab.page.getByRole('alert').waitFor();
    await inspect(tab, 'contacts-failed');
    await tab.button('Try again').click();
    await tab.text('There are no contacts yet.').waitFor();
  });
}
