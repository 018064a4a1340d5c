import { expect, it } from '@jest/globals';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';

const unlisted = { id: 99_999, name: 'Atlantis', iso_code: 'at', country_code: '0', mcc: '0' };

/** Creating contacts. */
export function createContactScenarios(world: () => ConsoleWorld): void {
  it('creates one of each type, with a purchase order number on invoice contacts only', async () => {
    const tab = await world().visit();
    for (const type of ['1', '2', '3', '4', '5']) {
      await tab.create({ Type: type, Name: `Of type ${type}`, Country: 'germany' });
      expect(await tab.field('Purchase order number').count()).toBe(0);
      await tab.link('Contacts').click();
    }
    const id = await tab.create({ Type: '6', Name: 'Of type 6', 'Purchase order number': 'PO-1' });
    await inspect(tab, 'created');
    expect((await world().sandbox.seen('POST')).map(({ body }) => body)).toEqual([
      ...[1, 2, 3, 4, 5].map((type) => ({
        type: { id: type },
        name: `Of type ${type}`,
        country: { id: 74 },
      })),
      { type: { id: 6 }, name: 'Of type 6', purchase_order_number: 'PO-1' },
    ]);
    await tab.link('Show the contact').click();
    await tab.heading(`Contact ${id}`).waitFor();
  });

  it("shows the vendor's refusal at its field, and creates the corrected contact", async () => {
    const tab = await world().open('/contacts/new');
    await tab.page.route('**/api/v1/country*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: [...((await answer.json()) as object[]), unlisted] });
    });
    await tab.signIn();
    await tab.fill({ Type: '1', Name: 'Corrected', Country: 'Atlantis' });
    await tab.button('Create contact').click();
    await tab.text('The contact was refused and does not exist.').waitFor();
    expect(await tab.field('Country').getAttribute('aria-invalid')).toBe('true');
    expect(await tab.descriptionOf(tab.field('Country'))).toMatch('not know this entry. Choose another.');
    expect(await tab.field('Country').evaluate((field) => field.matches(':focus'))).toBe(true);
    await inspect(tab, 'refused');
    await tab.fill({ Country: 'France' });
    await tab.button('Create contact').click();
    await tab.text('was created').waitFor();
    expect((await world().sandbox.seen('POST')).map(({ status }) => status)).toEqual([422, 201]);
  });

  it('follows a creation in doubt until it is settled, also when the page is loaded again', async () => {
    await world().sandbox.plan({ kind: 'created_then_500' });
    // As long as the list is away, nothing can be settled.
    await world().sandbox.plan({ kind: 'status', status: 500 }, { method: 'GET', times: 1_000 });
    const tab = await world().visit('/contacts/new');
    await tab.fill({ Type: '2', Name: 'In Doubt' });
    await tab.button('Create contact').click();
    await tab.text('It is not known yet').waitFor();
    expect(await tab.field('Name').isDisabled()).toBe(true);
    await inspect(tab, 'in-doubt');
    await tab.page.reload();
    await tab.text('It is not known yet').waitFor();
    // Nothing of the contact is kept, only under which key it was sent.
    expect(await tab.field('Name').inputValue()).toBe('');
    expect(
      await tab.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    ).not.toMatch('Doubt');
    await world().sandbox.clearFaults();
    await tab.text(/^Contact \d+ was created\.$/).waitFor({ timeout: 45_000 });
    expect(await world().sandbox.seen('POST')).toHaveLength(1);
  });

  it('says that nothing was sent, and sends it again under the same key', async () => {
    const tab = await world().visit('/contacts/new');
    await world().sandbox.plan({ kind: 'rate_limited', retry_after: '1' });
    await tab.fill({ Type: '3', Name: 'Second Try' });
    const keys: (string | undefined)[] = [];
    tab.page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
    });
    await tab.button('Create contact').click();
    await tab.text('Trying again is safe').waitFor();
    await inspect(tab, 'not-sent');
    await expectCreatedBy(async () => tab.button('Try again').click(), tab);
    expect(new Set(keys).size).toBe(1);
  });

  it('makes one contact of a double click, and of the same form in two tabs', async () => {
    const tab = await world().visit('/contacts/new');
    await tab.page.waitForURL('**/new#key=*');
    const other = await tab.another();
    for (const each of [tab, other]) await each.fill({ Type: '1', Name: 'Only Once' });
    await tab.button('Create contact').dblclick();
    await other.button('Create contact').click();
    for (const each of [tab, other]) await each.text(/^Contact \d+ was created\.$/).waitFor();
    expect(await world().sandbox.seen('POST')).toHaveLength(1);
    const third = await tab.another();
    await third.text(/^Contact \d+ was created\.$/).waitFor();
  });
}

/** The vendor's pause, in which everything is refused here, lasts a second or two. */
async function expectCreatedBy(
  tryAgain: () => Promise<void>,
  tab: Awaited<ReturnType<ConsoleWorld['open']>>,
): Promise<void> {
  const created = tab.text(/^Contact \d+ was created\.$/);
  while ((await created.count()) === 0) {
    await tryAgain();
    await tab.page.locator('.notice').waitFor();
    await tab.page.waitForFunction('!document.querySelector("button[aria-disabled=true]")');
  }
}
