import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue } from '../src/commands/catalogue.js';
import { makeToken } from './make-token.js';
import { ScriptedBff } from './scripted-bff.js';
import { Workplace } from './workplace.js';

describe('the help', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    workplace = await Workplace.create();
    await workplace.write('contact.json', '{"type":{"id":1},"name":"Ada Lovelace"}');
    await workplace.write('auth-token.txt', makeToken());
    await workplace.write('application-token.txt', 'application-secret\n');
    bff.answer(({ target }) => {
      if (target.includes('/authenticate')) return { status: 200, body: { auth_token: makeToken() } };
      if (target.includes('/contact')) return { status: 201, body: { contact_id: '4711' } };
      if (target.includes('/operations/')) return { status: 200, body: { state: 'created' } };
      return { status: 200, body: { events: [], next_cursor: null } };
    });
  });
  afterAll(async () => {
    await bff.stop();
    await workplace.remove();
  });

  it('lists what there is and nothing else', async () => {
    const { exitCode, stdout } = await workplace.run(['--help']);
    expect(exitCode).toBe(0);
    const commands = /Commands:\n((?: {2}.+\n)+)/.exec(stdout)?.[1] ?? '';
    const names = commands.split('\n').map((line) => /^ {2}(\w+(?: \w+)?)/.exec(line)?.[1]);
    expect(names.filter(Boolean)).toEqual([
      'login',
      'create',
      'validate',
      'types',
      'audit list',
      'operation get',
      'doctor',
      'help',
    ]);
  });

  it.each(catalogue.map((command) => [command.path.join(' '), command] as const))(
    '`contacts %s --help` describes every option and shows two examples or more',
    async (_, command) => {
      const { exitCode, stdout } = await workplace.run([...command.path, '--help']);
      expect(exitCode).toBe(0);
      for (const { flags } of command.options) expect(stdout).toContain(`  ${flags} `);
      expect(command.examples.length).toBeGreaterThanOrEqual(2);
      for (const { purpose, commandLine } of command.examples) {
        expect(stdout).toContain(`  # ${purpose}\n  ${commandLine}\n`);
      }
    },
  );

  // In the order of the catalogue: the later examples use the profile that an earlier one has made.
  const examples = catalogue.flatMap((command) => command.examples.map(({ commandLine }) => commandLine));
  it.each(examples)('the example `%s` works', async (commandLine) => {
    const environment = { CONTACTS_BASE_URL: bff.url };
    const { exitCode, stdout, stderr } = await workplace.runShell(commandLine, { environment });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('contacts:') });
    expect(stdout).not.toBe('');
  });
});
