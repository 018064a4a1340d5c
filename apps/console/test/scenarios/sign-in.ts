import { expect, it } from '@jest/globals';
import { inspect } from '../rig/inspect.js';
import type { ConsoleWorld } from '../rig/console-world.js';

const authentication = { path: '/api/v1/authenticate' };

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

  it('says what is wrong with a sign-in, and how long to wait', async () => {
    const tab = await world().open();
    await tab.signIn('ada@example.com', 'wrong');
    await tab.text('User name and password do not match.').waitFor();
    await inspect(tab, 'sign-in-refused');
    const lockedOut = {
      kind: 'status',
      status: 401,
      body: { error_code: 1105, error_token: 'TooManyRequests' },
    };
    for (const [fault, words] of [
      [lockedOut, 'This user is locked for some minutes'],
      [{ kind: 'rate_limited', retry_after: '7' }, 'in 7 s it may work'],
    ] as const) {
      await world().sandbox.plan(fault, authentication);
      await tab.signIn('grace@example.com', 'sandbox');
      await tab.text(words).waitFor();
    }
  });

  it('asks for the code of a second factor', async () => {
    const tab = await world().open();
    await tab.signIn('grace@example.com', 'sandbox');
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
