import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stack } from '@contacts/test-servers';
import { readFile } from 'node:fs/promises';
import { catalogue } from '../src/commands/catalogue.js';
import { startService } from './start-service.js';
import { documentOf, Workplace } from './workplace.js';
import type { Run } from './workplace.js';

describe('the help', () => {
  const workplaces: Workplace[] = [];
  const newWorkplace = async () => {
    const workplace = await Workplace.create();
    workplaces.push(workplace);
    return workplace;
  };
  afterAll(() => Promise.all(workplaces.map((workplace) => workplace.remove())));

  it('lists what there is and nothing else', async () => {
    const workplace = await newWorkplace();
    const { exitCode, stdout } = await workplace.run(['--help']);
    expect(exitCode).toBe(0);
    const commands = /Commands:\n((?: {2}.+\n)+)/.exec(stdout)?.[1] ?? '';
    const names = commands.split('\n').map((line) => /^ {2}(\w+(?: \w+)?)/.exec(line)?.[1]);
    expect(names.filter(Boolean)).toEqual([
      'login',
      'whoami',
      'create',
      'validate',
      'import',
      'list',
      'get',
      'update',
      'delete',
      'types',
      'countries',
      'audit list',
      'audit export',
      'audit checkpoint',
      'audit verify',
      'operation get',
      'doctor',
      'logout',
      'completion',
      'help',
    ]);
  });

  it('is the same however it is asked for', async () => {
    const workplace = await newWorkplace();
    const ways = [
      ['audit', 'list', '--help'],
      ['audit', 'list', '-h'],
      ['help', 'audit', 'list'],
      ['audit', 'list', '--limit', 'x', '--nope', '-h'],
    ];
    const shown = await Promise.all(ways.map((parameters) => workplace.run(parameters)));
    expect(shown[0]?.stdout).toContain('Usage: contacts audit list');
    for (const run of shown) expect(run).toEqual({ ...shown[0], exitCode: 0 });
    expect((await workplace.run(['help'])).stdout).toContain('Usage: contacts [options] [command]');
  });

  it.each(catalogue.map((command) => [command.path.join(' '), command] as const))(
    '`contacts %s --help` describes every option and shows two examples or more',
    async (_, command) => {
      const workplace = await newWorkplace();
      const { exitCode, stdout } = await workplace.run([...command.path, '--help']);
      expect(exitCode).toBe(0);
      for (const { flags } of command.options) expect(stdout).toContain(`  ${flags} `);
      expect(command.examples.length).toBeGreaterThanOrEqual(2);
      for (const { purpose, commandLine } of command.examples) {
        expect(stdout).toContain(`  # ${purpose}\n  ${commandLine}\n`);
      }
    },
  );

  describe('with examples, run against the BFF and the sandbox as built', () => {
    let workplace: Workplace;
    let service: Stack;
    let operationId: string;
    const create = async () => documentOf(await workplace.run(['create', '--json', '--type', '1']));
    const asBearer = async (path: string, body?: string) => {
      const { profiles } = JSON.parse(await readFile(workplace.configFile, 'utf8')) as {
        profiles: { default: { token: { value: string } } };
      };
      const token = profiles.default.token.value;
      await workplace.write('auth-token.txt', token);
      return fetch(`${service.bffUrl}${path}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
    };

    /** What would go on without an end does so until its reader has gone, which only the next event shows. */
    const whileRequestsAreRefused = async (run: () => Promise<Run>): Promise<Run> => {
      const running = run();
      for (;;) {
        await asBearer('/api/v1/organisation/12345/contact', '{}');
        const pause = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 250));
        const ended = await Promise.race([running, pause]);
        if (ended !== undefined) return ended;
      }
    };

    beforeAll(async () => {
      workplace = await newWorkplace();
      service = await startService(workplace);
      await workplace.write('contact.json', '{"type":{"id":1},"name":"Ada Lovelace"}');
      await workplace.write('contacts.csv', 'type,name\n1,Ada Lovelace\n');
      await workplace.write('customers.csv', 'name,PLZ\nGrace Hopper,10115\n');
      await workplace.write('application-token.txt', 'sandbox-application-token\n');
      await workplace.write('public-key.pem', await (await asBearer('/bff/audit/public-key')).text());
      operationId = String((await create())['operation_id']);
    });
    afterAll(() => service.stop());

    // In the order of the catalogue, whose later examples use the files and profiles of earlier ones. A checkpoint is
    // kept before the trail that is held against it is exported.
    const commands = catalogue.toSorted(
      (one, other) => Number(other.path[1] === 'checkpoint') - Number(one.path[1] === 'checkpoint'),
    );
    it.each(commands.flatMap(({ examples }) => examples.map(({ commandLine }) => commandLine)))(
      'the example `%s` works',
      async (commandLine) => {
        // The ids of examples stand for those of the reader's own.
        const contactId = commandLine.includes('4711') ? String((await create())['contact_id']) : '';
        const line = commandLine
          .replace('4711', contactId)
          .replace(/get [0-9a-f]{8}-[-0-9a-f]+/, `get ${operationId}`);
        const environment = { CONTACTS_BASE_URL: service.bffUrl };
        const { exitCode, stdout, stderr } = line.includes('--follow')
          ? await whileRequestsAreRefused(() => workplace.runShell(`${line} | head -n 2`, { environment }))
          : await workplace.runShell(line, { environment });
        expect({ exitCode, stderr }).toEqual({
          exitCode: 0,
          stderr: expect.not.stringContaining('contacts:'),
        });
        if (!line.includes(' >> ')) expect(stdout).not.toBe('');
      },
    );
  });
});
