import type { Violation } from '@contacts/domain';
import { expect, it } from '@jest/globals';
import { formFields } from '../../src/contacts/contact-form/contact-fields.js';
import type { ConsoleWorld } from '../rig/console-world.js';
import { inspect } from '../rig/inspect.js';
import { contactsPath } from '../rig/sandbox-control.js';
import { fieldWords, type FieldWords } from '../rules/field-words.js';
import { readFaults, typeInto } from '../rules/read-form.js';
import { contactOf, halves, mend, rounds, violationsOf, type Typed } from '../rules/rounds.js';

/** What the rules say at the fields of the form. */
export function fieldRulesScenarios(world: () => ConsoleWorld): void {
  it('are those of the service', async () => {
    const tab = await world().visit('/contacts/new');
    const refusalOf = async (typed: Typed) => {
      const answer = await tab.context.request.post(world().origin + contactsPath, {
        headers: { 'content-type': 'application/json', 'x-contacts-csrf': '1' },
        data: JSON.stringify(contactOf(typed)),
      });
      const { errors = [] } = (await answer.json()) as { errors?: readonly Violation[] };
      const told = errors.map(({ pointer, code, message }) => ({ pointer, code, message }));
      return { status: answer.status(), errors: told };
    };
    for (const [round, typed] of Object.entries(rounds)) {
      const errors = violationsOf(typed);
      expect({ round, ...(await refusalOf(typed)) }).toEqual({ round, status: 422, errors });
    }
    expect(await refusalOf(halves)).toEqual({ status: 400, errors: [] });
  });

  it.each([
    ['English', 'faults'],
    ['German', 'faults-german'],
  ] as const)('are told there in %s while somebody types, until they are kept', async (language, picture) => {
    const tab = await world().visit('/contacts/new');
    const words = fieldWords[language];
    if (language === 'German') {
      await tab.page.getByRole('button', { name: /^Account/ }).click();
      await tab.page.getByLabel('Language').selectOption('de');
      await tab.page.keyboard.press('Escape');
      expect(await tab.page.getAttribute('html', 'lang')).toBe('de');
    }
    await tab.page.locator('option[value="6"]').waitFor({ state: 'attached' });
    await typeInto(tab.page, { country: 'Utopia' });
    const unlisted = { country: [words.unlisted] };
    expect(await readFaults(tab.page, ['country'])).toEqual({ atFields: unlisted, inSummary: {} });

    // A submission adds the summary, and leads to the first fault.
    await tab.page.locator('button.primary').click();
    await tab.page.getByRole('region', { name: words.two }).waitFor();
    expect(await tab.page.locator('#contact-type').evaluate((type) => type.matches(':focus'))).toBe(true);
    await typeInto(tab.page, { country: '' });
    for (const [round, typed] of Object.entries({ ...rounds, halves })) {
      await typeInto(tab.page, typed);
      const { fields, ...told } = expectedFaults(typed, words);
      expect({ round, ...(await readFaults(tab.page, fields)) }).toEqual({ round, ...told });
      if (round === 'control characters') await inspect(tab, picture);
      await typeInto(tab.page, mend(typed));
      expect({ round, ...(await readFaults(tab.page, [])) }).toEqual({ round, atFields: {}, inSummary: {} });
    }
    expect(await world().sandbox.seen('POST')).toEqual([]);
  });
}

function expectedFaults(typed: Typed, { sayOf }: FieldWords) {
  const violations = violationsOf(typed);
  const told = formFields
    .map((field) => [field, violations.filter(({ pointer }) => pointer === `/${field}`)] as const)
    .filter(([, ofField]) => ofField.length > 0)
    .map(([field, ofField]) => [field, ofField.map((violation) => sayOf(field, violation))] as const);
  return {
    fields: told.map(([field]) => field),
    atFields: Object.fromEntries(told),
    inSummary: Object.fromEntries(told.map(([field, words]) => [field, words.join(' ')])),
  };
}
