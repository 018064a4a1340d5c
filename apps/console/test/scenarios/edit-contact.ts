import { expect, it } from '@jest/globals';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';

/** Changing and deleting contacts. */
export function editContactScenarios(world: () => ConsoleWorld): void {
  it('sends what was changed and nothing else', async () => {
    const tab = await world().visit();
    await tab.create({
      Type: '6',
      Name: 'Ada',
      City: 'Berlin',
      Country: 'Germany',
      'E-mail': 'ada@example.com',
      'Purchase order number': 'PO-1',
    });
    await tab.link('Show the contact').click();
    await tab.button('Save changes').waitFor();
    await inspect(tab, 'contact');
    expect(await tab.field('Country').inputValue()).toBe('Germany');
    await tab.button('Save changes').click();
    await tab.text('Nothing has been changed').waitFor();
    await tab.fill({ City: '', Country: 'France' });
    await tab.button('Save changes').click();
    await tab.text('The changes are saved.').waitFor();
    expect((await world().sandbox.seen('PATCH')).map(({ body }) => body)).toEqual([
      { city: '', country: { id: 68 } },
    ]);
    await tab.fill({ 'E-mail': 'ada@' });
    expect(await tab.descriptionOf(tab.field('E-mail'))).toMatch('email must be an e-mail address');
    await tab.fill({ 'E-mail': '', Country: '' });
    await tab.button('Save changes').click();
    await tab.page.getByRole('region', { name: '2 fields need a correction' }).waitFor();
    expect(await tab.descriptionOf(tab.field('Country'))).toMatch(
      'country can be changed to another of the list, not removed',
    );
    expect(await tab.descriptionOf(tab.field('E-mail'))).toBe(
      'email can be changed, not removed. Enter an address.',
    );
    expect(await tab.text('The changes are saved.').count()).toBe(0);
    await inspect(tab, 'change-faults');
    expect(await world().sandbox.seen('PATCH')).toHaveLength(1);
  });

  it("shows the vendor's refusal of a change, and is safe to try again after a failure", async () => {
    const tab = await world().visit();
    await tab.create({ Type: '1', Name: 'Ada' });
    await tab.link('Show the contact').click();
    await tab.fill({ Name: 'Ada Lovelace' });
    const refusal = { error_code: 1403, error_token: 'InvalidFormat' };
    const refuse = async (message: string) => {
      const body = {
        error_code: 1400,
        error_token: 'InputValidationFailed',
        errors: [{ ...refusal, message }],
      };
      await world().sandbox.plan({ kind: 'status', status: 422, body }, { method: 'PATCH' });
      await tab.button('Save changes').click();
    };
    await refuse('something is wrong');
    await tab.page.getByRole('alert').getByText('something is wrong').waitFor();
    await refuse('name is not well formed');
    await tab.page.getByRole('alert').getByText('The marked fields say why.').waitFor();
    expect(await tab.descriptionOf(tab.field('Name'))).toBe('name is not well formed');
    expect(await tab.page.getByRole('alert').getByText('name is').count()).toBe(0);
    await inspect(tab, 'change-refused');
    await tab.fill({ Name: 'Ada King' });
    await tab.button('Save changes').click();
    await tab.text('The changes are saved.').waitFor();
  });

  it('deletes after asking', async () => {
    const tab = await world().visit();
    const id = await tab.create({ Type: '1', Name: 'Soon Gone' });
    await tab.link('Show the contact').click();
    await tab.button('Delete…').click();
    await tab.text('Soon Gone will be gone for good.').waitFor();
    await inspect(tab, 'delete');
    await tab.page.keyboard.press('Escape');
    await tab.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await tab.button('Delete…').evaluate((button) => button.matches(':focus'))).toBe(true);
    await tab.button('Delete…').click();
    await tab.button('Delete contact').click();
    await tab.text('There are no contacts yet.').waitFor();
    const late = await tab.another(`${world().origin}/console/contacts/${id}`);
    await late.text('There is no such contact any more.').waitFor();
    await inspect(late, 'contact-gone');
  });
}
