import { expect, it } from '@jest/globals';
import type { ConsolePage } from '../rig/console-page.js';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';
import { authenticationPath } from '../rig/sandbox-control.js';

/** Signing in and out. */
export function signInScenarios(world: () => ConsoleWorld): void {
  it('signs in with user name and password, and shows what was asked for', async () => {
    const tab = await world().open('/audit-trail');
    await tab.heading('Sign in').waitFor();
    expect(await tab.page.title()).toBe('Sign in · Contacts');
    await inspect(tab, 'sign-in');
    await tab.signIn();
    await tab.heading('Audit trail').waitFor();
    await tab.text('Example Org').waitFor();
    expect(await tab.page.title()).toBe('Audit trail · Contacts');
    // Nothing of the session can be read by a script.
    expect(await tab.page.evaluate('document.cookie')).toBe('');
  });

  it('passes no third wrong password on, which would lock the user, and says when to try again', async () => {
    const tab = await world().open();
    for (let time = 0; time < 2; time += 1) {
      await attempt(tab, 'mallory@example.com');
      await tab.text('User name and password do not match.').waitFor();
    }
    await inspect(tab, 'sign-in-refused');
    await attempt(tab, 'mallory@example.com');
    await tab.text(/^Too many attempts. Nothing was sent; trying again is safe in (300|29\d) s.$/).waitFor();
    await inspect(tab, 'sign-in-held-back');
    await tab.page.getByLabel('Language').selectOption('de');
    await tab
      .text(/^Zu viele Versuche. Es wurde nichts gesendet; in (300|29\d) s ist ein neuer Versuch sicher.$/)
      .waitFor();
    expect(await world().sandbox.seen('POST', authenticationPath)).toHaveLength(2);
  });

  it('says for how long the vendor has locked a user', async () => {
    const tab = await world().open();
    await world().sandbox.lock('grace@example.com');
    await attempt(tab, 'grace@example.com', 'sandbox');
    await tab.text('the vendor has locked this user, for at most five minutes. Trying again after').waitFor();
    await tab.page.getByLabel('Language').selectOption('de');
    await tab.text('hat der Anbieter diesen Benutzer gesperrt, für höchstens fünf Minuten. Danach').waitFor();
    await inspect(tab, 'sign-in-locked');
    // As if they had passed.
    await world().sandbox.reset();
    await tab.button('Anmelden').click();
    await tab.page.getByLabel('Code').waitFor();
  });

  it("says when the vendor's limit of sign-ins is used up", async () => {
    const tab = await world().open();
    await world().sandbox.useUpSignIns();
    await attempt(tab, 'ada@example.com', 'sandbox');
    await tab.text(/^Not right now; in \d+ s it may work. .* Trying again is safe.$/).waitFor();
    await tab.page.getByLabel('Language').selectOption('de');
    await tab
      .text(/^Im Augenblick nicht; in \d+ s vielleicht. Der Anbieter .* Ein neuer Versuch ist sicher.$/)
      .waitFor();
    await inspect(tab, 'sign-in-limited');
    await world().sandbox.reset();
    await tab.button('Anmelden').click();
    await tab.heading('Kontakte').waitFor();
  });

  it('asks for the code of a second factor', async () => {
    const tab = await world().open();
    await tab.trySignIn('grace@example.com', 'sandbox');
    await tab.page.getByLabel('Code').fill('000000');
    await inspect(tab, 'sign-in-code');
    await tab.button('Confirm').click();
    await tab.text('This code is not accepted').waitFor();
    await tab.page.getByLabel('Code').fill('123456');
    await tab.button('Confirm').click();
    await tab.heading('Contacts').waitFor();
  });

  it('signs an application in by its token', async () => {
    const tab = await world().open();
    await tab.button('Use an application token').click();
    await tab.page.getByLabel('Application token').fill('sandbox-application-token');
    await tab.button('Sign in').click();
    await tab.page.getByRole('button', { name: /Application 1/ }).waitFor();
  });

  it('signs out in every tab', async () => {
    const tab = await world().openSignedIn();
    const other = await tab.another();
    await other.heading('Contacts').waitFor();
    await tab.page.getByRole('button', { name: /^Account/ }).click();
    await inspect(tab, 'account');
    await tab.button('Sign out').click();
    await tab.text('You are signed out.').waitFor();
    await other.text('You have signed out in another tab.').waitFor();
    expect(other.complaints).toEqual([]);
    await other.signIn();
    await tab.heading('Contacts').waitFor();
  });

  it('asks to sign in again when the session has expired, and keeps what was typed', async () => {
    const tab = await world().openSignedIn('/contacts/new');
    await tab.fill({ Type: '1', Name: 'Kept While Away' });
    const elsewhere = await world().openSignedIn();
    await elsewhere.page.getByRole('button', { name: /^Account/ }).click();
    await elsewhere.button('Sign out everywhere').click();
    await elsewhere.text('You are signed out.').waitFor();
    await tab.button('Create contact').click();
    await tab.text('Your session has ended.').waitFor();
    await inspect(tab, 'expired');
    await tab.signIn();
    await tab.text('so nothing was created').waitFor();
    expect(await tab.field('Name').inputValue()).toBe('Kept While Away');
    await tab.button('Create contact').click();
    await tab.text('was created').waitFor();
  });
}

/** Signs in, and waits for the answer. */
async function attempt(tab: ConsolePage, userName: string, password = 'wrong'): Promise<void> {
  const answered = tab.page.waitForResponse('**/bff/session');
  await tab.trySignIn(userName, password);
  await answered;
}
