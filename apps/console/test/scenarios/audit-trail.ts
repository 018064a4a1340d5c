import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';
import { contactsPath } from '../rig/sandbox-control.js';

const trail = '**/audit-events?from_seq=*';

/** Reading, exporting and verifying the trail. */
export function auditTrailScenarios(world: () => ConsoleWorld): void {
  it('shows what happened, filtered, with all that was recorded', async () => {
    const tab = await world().visit();
    const id = await tab.create({ Type: '1', Name: 'Recorded' });
    await tab.link('Show the contact').click();
    await tab.link('What happened to it').click();
    await tab.text('Events, newest first').waitFor();
    const events = tab.page.locator('.events li');
    await events.filter({ hasText: 'contact.read' }).first().waitFor();
    expect(await events.filter({ hasText: `→ ${id}` }).count()).toBe(await events.count());
    await tab.field('Action').selectOption('contact.create');
    await tab.button('Apply').click();
    await events.filter({ hasText: 'contact.read' }).first().waitFor({ state: 'detached' });
    await events.filter({ hasText: 'created' }).locator('summary').click();
    await tab.text('type, name').waitFor();
    await tab.text('Verify again').waitFor();
    await inspect(tab, 'audit-trail-filtered');
    const [download] = await Promise.all([
      tab.page.waitForEvent('download'),
      tab.button('Download CSV').click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit-12345.csv');
    expect(await readFile(await download.path(), 'utf8')).toMatch('contact.create');
    await tab.field('Operation id').fill('nonsense');
    await tab.button('Apply').click();
    await tab.text('operation_id must be').waitFor();
  });

  it('pages back to the oldest event', async () => {
    const tab = await world().visit('/audit-trail');
    await tab.page.evaluate(
      async (path) => Promise.all(Array.from({ length: 55 }, async () => (await fetch(path)).text())),
      contactsPath,
    );
    await tab.page.reload();
    const newest = await tab.page.locator('.events time').first().getAttribute('datetime');
    await tab.button('Older events').click();
    await tab.button('Newest events').waitFor();
    await tab.page.locator('.events time').first().waitFor();
    const older = await tab.page.locator('.events time').first().getAttribute('datetime');
    expect(String(older) < String(newest)).toBe(true);
  });

  it('is verified in the browser, first from its own checkpoint, then from the kept one', async () => {
    const tab = await world().visit('/audit-trail?action=contact.delete');
    await tab.text('Verified: nothing was changed.').waitFor();
    await tab.text('for the first time').waitFor();
    await inspect(tab, 'audit-trail');
    await tab.button('Verify again').click();
    await tab.text('Also against what this browser kept before').waitFor();
  });

  it.each([
    ['altered', (lines: string[]) => lines.with(2, lines[2]!.replace('succeeded', 'refused'))],
    ['missing', (lines: string[]) => lines.toSpliced(3, 1)],
    ['cut off', (lines: string[]) => lines.slice(0, 2)],
  ])('says so when records are %s', async (cause, damage) => {
    const tab = await world().visit('/audit-trail?action=contact.delete');
    await tab.text('Verified: nothing was changed.').waitFor();
    await tab.context.route(trail, async (route) => {
      const answer = await route.fetch();
      const lines = (await answer.text()).split('\n').slice(0, -1);
      await route.fulfill({ response: answer, body: `${damage(lines).join('\n')}\n` });
    });
    await tab.button('Verify again').click();
    await tab.text('The trail is broken at event').waitFor();
    expect(await tab.page.locator('.integrity').textContent()).toMatch(cause);
    if (cause === 'altered') await inspect(tab, 'audit-trail-broken');
  });
}
