import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { catalogue } from '../src/commands/catalogue.js';
import { exampleFile } from './example-export.js';
import { makeToken } from './make-token.js';
import { ScriptedBff } from './scripted-bff.js';
import { Workplace } from './workplace.js';

const text = (type: string, body: string) => ({ status: 200, headers: { 'content-type': type }, body });

/** The example export without its first two records. */
const fromThird = (trail: string) =>
  trail.replace('"from_seq":1', '"from_seq":3').split('\n').toSpliced(1, 2).join('\n');

describe('the help', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    workplace = await Workplace.create();
    await workplace.write('contact.json', '{"type":{"id":1},"name":"Ada Lovelace"}');
    await workplace.write('auth-token.txt', makeToken());
    await workplace.write('application-token.txt', 'application-secret\n');
    await workplace.write('public-key.pem', await readFile(exampleFile('public-key.pem')));
    const trail = await readFile(exampleFile('export.ndjson'), 'utf8');
    const checkpoint = await readFile(exampleFile('checkpoint.txt'), 'utf8');
    let events = 0;
    bff.answer(({ target, headers }) => {
      const { pathname, searchParams } = new URL(target, bff.url);
      if (pathname.endsWith('/authenticate')) return { status: 200, body: { auth_token: makeToken() } };
      if (pathname.endsWith('/contact')) return { status: 201, body: { contact_id: '4711' } };
      if (pathname.includes('/operations/')) return { status: 200, body: { state: 'created' } };
      if (pathname.endsWith('/checkpoint')) return text('text/plain', checkpoint);
      if (headers.accept?.includes('text/csv') === true) return text('text/csv', 'seq,time\r\n');
      if (headers.accept?.includes('ndjson') === true) {
        return text('application/x-ndjson', searchParams.get('from_seq') === '3' ? fromThird(trail) : trail);
      }
      return { status: 200, body: { events: [{ id: `event-${String(events++)}` }], next_cursor: null } };
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
      'audit export',
      'audit checkpoint',
      'audit verify',
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
    // What would go on without an end does so until its reader has gone.
    const ending = commandLine.includes('--follow') ? `${commandLine} | head -n 3` : commandLine;
    const { exitCode, stdout, stderr } = await workplace.runShell(ending, { environment });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('contacts:') });
    expect(stdout).not.toBe('');
  });
});
