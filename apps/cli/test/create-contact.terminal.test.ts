import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import type { Workplace } from './workplace.js';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const countryQuestion = 'country (ISO code, name or id, see `contacts countries`): ';

describe('contacts create on a terminal', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  const environment = () => ({ CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() });
  const open = (...parameters: string[]) => workplace.openTerminal(['create', ...parameters], environment());
  const creations = () => bff.requests.filter(({ method }) => method === 'POST');
  const sent = (): unknown => JSON.parse(creations()[0]?.body ?? 'null');

  startBeforeAll((started) => ({ bff, workplace } = started));
  beforeEach(() =>
    bff.answer(({ method }) =>
      method === 'GET'
        ? { status: 200, body: [{ id: 74, iso_code: 'de', name: 'Germany' }] }
        : { status: 201, body: { contact_id: '4711' } },
    ),
  );

  it('asks for every field, says at once what is wrong with an answer, and asks again', async () => {
    const terminal = await open();
    await terminal.shows('6  Invoice address');
    const answers = [
      ['type (id or name): ', 'friend', '! type "friend": There is no such contact type.'],
      ['type (id or name): ', '', '! type "": There is no such contact type.'],
      ['type (id or name): ', 'invoice address'],
      ['name (first and last name): ', 'Ada Lovelace'],
      ['title (such as Dr or Ing.): ', ''],
      ['department: ', ''],
      ['street (street and number): ', ''],
      ['zipcode (postal code): ', ''],
      ['city: ', 'Köln'],
      [countryQuestion, 'zz', '! country "zz": The vendor has no such country.'],
      [countryQuestion, 'DE'],
      ['email (e-mail address): ', 'nobody', '! email must be an e-mail address'],
      ['email (e-mail address): ', 'ada@example.com'],
      ['phone (phone number): ', ''],
      ['mobile (mobile phone number): ', ''],
      ['state (state or province): ', ''],
      ['secondary address (second address line, such as a floor): ', ''],
      ['purchase order number (on invoices; at most 50 characters, type 6 only): ', 'PO-1'],
      ['Create this contact? [Y/n] ', ''],
    ];
    for (const [question = '', answer = '', complaint] of answers) {
      await terminal.shows(question);
      terminal.type(`${answer}\r`);
      if (complaint !== undefined) await terminal.shows(complaint);
    }
    await terminal.shows('Created: contact 4711');
    expect(await terminal.exited).toBe(0);
    expect(bff.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(sent()).toEqual({
      type: { id: 6 },
      name: 'Ada Lovelace',
      city: 'Köln',
      country: { id: 74 },
      email: 'ada@example.com',
      purchase_order_number: 'PO-1',
    });
  });

  it('asks only for what is missing or wrong, and takes what is typed ahead', async () => {
    const terminal = await open('--name', 'Ada', '--email', 'a@b\u202ec@d');
    await terminal.shows('type (id or name): ');
    terminal.type('1\r\rn\ry\r');
    expect(await terminal.exited).toBe(130);
    expect(terminal.output()).toContain('! email must be an e-mail address');
    expect(terminal.output()).not.toContain('\u202e');
    expect(terminal.output()).not.toContain('department');
    expect(bff.requests).toHaveLength(0);
    const again = await open('--name', 'Ada', '--country', 'germany');
    await again.shows('type (id or name): ');
    again.type('1\r');
    await again.shows('type     1 Commercial');
    await again.shows('country  74');
    await again.shows('Create this contact? [Y/n] ');
    again.type('yes\r');
    expect(await again.exited).toBe(0);
    expect(sent()).toEqual({ type: { id: 1 }, name: 'Ada', country: { id: 74 } });
  });

  it('ends when the countries cannot be had, since no answer would help', async () => {
    bff.answer(problem(503, 'not-sent', { retry: 'safe' }));
    const terminal = await open('--country', 'de');
    expect(await terminal.exited).toBe(6);
    const asked = await open();
    await asked.shows('type (id or name): ');
    asked.type(`1${'\r'.repeat(7)}de\r`);
    expect(await asked.exited).toBe(6);
    expect(creations()).toHaveLength(0);
  });

  it.each([ctrlC, ctrlD])('ends without sending anything on %j', async (key) => {
    const terminal = await open();
    await terminal.shows('type (id or name): ');
    terminal.type(key);
    expect(await terminal.exited).toBe(130);
    expect(terminal.output()).toContain('Nothing was changed.');
    expect(bff.requests).toHaveLength(0);
  });

  it('asks nobody with --no-input, for a file, or when nothing is missing', async () => {
    const refused = await open('--no-input');
    expect(await refused.exited).toBe(3);
    expect(refused.output()).toContain('type is required and missing');
    await workplace.write('contact.json', '{"name":"Ada"}');
    expect(await (await open('--file', 'contact.json')).exited).toBe(3);
    expect(await (await open('--type', '1')).exited).toBe(0);
    const piped = await workplace.run(['create'], { environment: environment() });
    expect(piped).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('asks on a dumb terminal, too, without an escape sequence', async () => {
    const terminal = await workplace.openTerminal(['create'], { ...environment(), TERM: 'dumb' });
    await terminal.shows('type (id or name): ');
    terminal.type('1\r');
    await terminal.shows('name (first and last name): ');
    terminal.type(ctrlC);
    expect(await terminal.exited).toBe(130);
    expect(terminal.output()).not.toContain('\u001b');
  });
});
