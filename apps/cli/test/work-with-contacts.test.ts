import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stack } from '@contacts/test-servers';
import { stat } from 'node:fs/promises';
import { startService } from './start-service.js';
import { documentOf, Workplace } from './workplace.js';

/** Against the BFF and the sandbox as built; what they do rarely is in change-contact.test.ts. */
describe('working with contacts', () => {
  let workplace: Workplace;
  let service: Stack;
  const run = (...parameters: string[]) => workplace.run(parameters);
  const create = async (...flags: string[]) =>
    String(documentOf(await run('create', '--json', '--type', '1', ...flags))['contact_id']);

  beforeAll(async () => {
    workplace = await Workplace.create();
    service = await startService(workplace);
  });
  afterAll(async () => {
    await service.stop();
    await workplace.remove();
  });

  it('says who is signed in', async () => {
    const { exitCode, stdout, stderr } = await run('whoami');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(
      /^application \d+ at http:\/\/127.*\n {2}organisation {2}12345 Example Org\n {2}expires {7}20.*Z\n {2}token {9}profile "default"\n$/,
    );
    expect(documentOf(await run('whoami', '--json'))).toMatchObject({
      caller: { kind: 'application', id: expect.any(String) },
      organisation_id: '12345',
      organisation_name: 'Example Org',
      profile: 'default',
    });
  });

  it('shows a contact, changes it, and keeps what is not named', async () => {
    const id = await create('--name', 'Ada Lovelace', '--city', 'London', '--country', 'gb');
    expect(documentOf(await run('get', id, '--json'))).toMatchObject({
      country: { id: 205, name: 'United Kingdom' },
    });
    const changed = await run('update', id, '--city', 'Berlin', '--country', 'Germany');
    expect(changed).toMatchObject({ exitCode: 0, stdout: `Changed: city, country of contact ${id}\n` });
    expect(await run('get', id)).toEqual({
      exitCode: 0,
      stderr: '',
      stdout:
        `Contact ${id} of organisation 12345\n` +
        `  id       ${id}\n  type     1 Commercial\n  name     Ada Lovelace\n` +
        '  city     Berlin\n  country  74 Germany\n',
    });
    const file = await workplace.run(['update', id, '--file', '-', '--name', 'Ada', '--json'], {
      stdin: '{"name":"overridden","city":""}',
    });
    expect(documentOf(file)).toEqual({ contact_id: id, changed: ['name', 'city'] });
    expect(documentOf(await run('get', id, '--json'))).toMatchObject({ name: 'Ada', city: '' });
  });

  it('takes a country by code, name or id, alone too, and refuses what names none', async () => {
    const id = await create();
    for (const [country, expected] of [
      ['DE', 74],
      ['united kingdom', 205],
      ['74', 74],
    ] as const) {
      expect(await run('update', id, '--country', country)).toMatchObject({ exitCode: 0 });
      expect(documentOf(await run('get', id, '--json'))).toMatchObject({ country: { id: expected } });
    }
    for (const command of [
      ['update', id],
      ['create', '--type', '1'],
    ]) {
      const refused = await run(...command, '--country', 'zz');
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain('country "zz": The vendor has no such country.');
    }
    const dryRun = documentOf(await run('create', '--type', '1', '--country', 'de', '--dry-run', '--json'));
    expect(dryRun).toMatchObject({ body: { type: { id: 1 }, country: { id: 74 } } });
  });

  it('lists contacts, all or those of one type', async () => {
    const id = await create('--name', '東京\u202e');
    const invoice = documentOf(await run('create', '--json', '--type', 'invoice address'))['contact_id'];
    const { stdout } = await run('list');
    expect(stdout).toMatch(/^ID +TYPE +NAME +EMAIL +CITY +COUNTRY\n/);
    expect(stdout).toContain(`${id}  1 Commercial       東京\\u{202e}  `);
    const ofType = JSON.parse((await run('list', '--type', '6', '--json')).stdout) as { id: number }[];
    expect(ofType.map((contact) => contact.id)).toEqual([Number(invoice)]);
    expect(await run('list', '--type', 'Finance')).toMatchObject({
      exitCode: 0,
      stderr: 'There are no such contacts.\n',
    });
  });

  it('deletes a contact with --yes, and does not without anybody to ask', async () => {
    const id = await create();
    for (const flags of [[], ['--no-input'], ['--json']]) {
      const refused = await run('delete', id, ...flags);
      expect(refused.exitCode).toBe(2);
      expect(refused.stdout + refused.stderr).toContain(`contacts delete ${id} --yes`);
    }
    expect(await run('get', id)).toMatchObject({ exitCode: 0 });
    expect(await run('delete', id, '--yes')).toEqual({
      exitCode: 0,
      stdout: `Deleted: contact ${id}\n`,
      stderr: '',
    });
    expect(await run('get', id)).toMatchObject({ exitCode: 5, stdout: '' });
    expect(await run('delete', id, '--yes', '--json')).toMatchObject({ exitCode: 5, stderr: '' });
  });

  it('asks on a terminal before it deletes, and Enter alone is a no', async () => {
    const id = await create('--name', 'Ada Lovelace');
    const ask = async (answer: string) => {
      const terminal = await workplace.openTerminal(['delete', id]);
      await terminal.shows('Ada Lovelace');
      await terminal.shows('Delete this contact for good? [y/N] ');
      terminal.type(answer);
      const exitCode = await terminal.exited;
      return { exitCode, output: terminal.output() };
    };
    for (const no of ['\r', 'n\r', '\u0003', '\u0004']) {
      const { exitCode, output } = await ask(no);
      expect(exitCode).toBe(130);
      expect(output).toContain('Nothing was changed.');
    }
    expect(await run('get', id)).toMatchObject({ exitCode: 0 });
    expect(await ask('y\r')).toMatchObject({ exitCode: 0, output: expect.stringContaining('Deleted') });
    expect(await run('get', id)).toMatchObject({ exitCode: 5 });
  });

  it('lists countries with their ids', async () => {
    const { stdout } = await run('countries', '--geographic');
    expect(stdout).toMatch(/^ID +NAME +ISO +DIAL +MCC\n/);
    expect(stdout).toMatch(/^74 +Germany +de +49 +262$/m);
    const all = JSON.parse((await run('countries', '--json')).stdout) as unknown[];
    expect(all.length).toBeGreaterThan(stdout.trim().split('\n').length - 1);
  });

  it('forgets tokens, of one profile or of all, and keeps the rest of the file', async () => {
    const login = ['login', '--with-application-token', '--base-url', service.bffUrl];
    for (const profile of ['one', 'two']) {
      await workplace.run([...login, '--profile', profile], { stdin: 'sandbox-application-token' });
    }
    expect(await run('logout', '--profile', 'one')).toMatchObject({
      exitCode: 0,
      stdout: 'Signed out: one\n',
    });
    expect(await run('whoami', '--profile', 'one')).toMatchObject({ exitCode: 4 });
    expect(await run('whoami', '--profile', 'two')).toMatchObject({ exitCode: 0 });
    expect(await run('logout', '--profile', 'one')).toMatchObject({
      stdout: 'The profile "one" has no token.\n',
    });
    expect(await run('logout', '--all', '--profile', 'one')).toMatchObject({ exitCode: 2 });
    const all = await workplace.run(['logout', '--all', '--json'], {
      environment: { CONTACTS_TOKEN: 'not looked at' },
    });
    expect(documentOf(all)).toEqual({ signed_out: ['default', 'two'], still_set: ['CONTACTS_TOKEN'] });
    expect(await run('whoami')).toMatchObject({ exitCode: 4 });
    expect((await stat(workplace.configFile)).mode & 0o777).toBe(0o600);
    expect(await run('doctor', '--profile', 'two')).toMatchObject({
      stdout: expect.stringContaining(`${service.bffUrl}, from profile "two"`),
    });
  });
});
