import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lstat, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeToken } from './make-token.js';
import { problem, ScriptedBff } from './scripted-bff.js';
import { documentOf, Workplace } from './workplace.js';

describe('contacts login', () => {
  let bff: ScriptedBff;
  let otherBff: ScriptedBff;
  let workplace: Workplace;
  const token = makeToken();

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    otherBff = await ScriptedBff.start();
  });
  beforeEach(async () => {
    workplace = await Workplace.create();
  });
  afterAll(async () => {
    await bff.stop();
    await otherBff.stop();
  });

  const logIn = (parameters: readonly string[], stdin: string) =>
    workplace.run(['login', '--base-url', bff.url, ...parameters], { stdin });

  const storedProfiles = async () => {
    const { profiles } = JSON.parse(await readFile(workplace.configFile, 'utf8')) as { profiles: object };
    return profiles;
  };

  it('keeps an auth token where only its owner can read it, and never prints it', async () => {
    const { exitCode, stdout, stderr } = await logIn(['--with-token'], `${token}\n`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Token kept for ${bff.url}; `);
    expect(stdout).toContain('organisation  12345 Example Org\n');
    expect(stdout + stderr).not.toContain(token);
    expect(((await stat(workplace.configFile)).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(dirname(workplace.configFile))).mode & 0o777).toString(8)).toBe('700');
    expect(JSON.parse(await readFile(workplace.configFile, 'utf8'))).toEqual({
      profiles: { default: { base_url: bff.url, token: { origin: bff.url, value: token } } },
    });
    expect(await readdir(dirname(workplace.configFile))).toEqual(['config.json']);
  });

  it('keeps every token of those who sign in at the same time', async () => {
    const profiles = ['a', 'b', 'c', 'd'];
    const results = await Promise.all(
      profiles.map((profile) => logIn(['--with-token', '--profile', profile], token)),
    );
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(Object.keys(await storedProfiles()).toSorted()).toEqual(profiles);
    expect(await readdir(dirname(workplace.configFile))).toEqual(['config.json']);
  });

  it('takes the token out of the file that a link leads to', async () => {
    await logIn(['--with-token'], token);
    const elsewhere = join(workplace.folder, 'elsewhere.json');
    await rename(workplace.configFile, elsewhere);
    await symlink(elsewhere, workplace.configFile);
    expect(await workplace.run(['logout'])).toMatchObject({ exitCode: 0 });
    expect(await readFile(elsewhere, 'utf8')).not.toContain(token);
    expect((await lstat(workplace.configFile)).isSymbolicLink()).toBe(true);
  });

  it('waits for nobody who was killed while changing the file', async () => {
    await logIn(['--with-token'], token);
    await writeFile(`${workplace.configFile}.lock`, '');
    await utimes(`${workplace.configFile}.lock`, 1, 1);
    expect(await logIn(['--with-token', '--profile', 'next'], token)).toMatchObject({ exitCode: 0 });
    expect(Object.keys(await storedProfiles())).toEqual(['default', 'next']);
  });

  it('exchanges an application token, of which nothing is kept', async () => {
    bff.answer({ status: 200, body: { auth_token: token } });
    const result = await logIn(['--with-application-token', '--json'], 'application-secret');
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(documentOf(result)).toMatchObject({
      profile: 'default',
      origin: bff.url,
      organisation_id: '12345',
    });
    expect(bff.requests).toEqual([
      expect.objectContaining({
        target: '/api/v1/authenticate',
        body: '{"application_token":"application-secret"}',
      }),
    ]);
    const file = await readFile(workplace.configFile, 'utf8');
    expect(file).toContain(token);
    expect(file).not.toContain('application-secret');
    expect(result.stdout).not.toContain(token);
  });

  it('is what later commands use: base URL, token and organisation of the profile', async () => {
    bff.answer({ status: 200, body: { events: [], next_cursor: null } });
    await logIn(['--with-token', '--profile', 'staging', '--org', '777'], token);
    const { exitCode } = await workplace.run(['audit', 'list', '--profile', 'staging']);
    expect(exitCode).toBe(0);
    expect(bff.requests[0]).toMatchObject({ target: '/bff/organisation/777/audit-events' });
    expect(bff.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(await workplace.run(['audit', 'list'])).toMatchObject({ exitCode: 4 });
  });

  it('lets --profile go before the environment, and the environment before the default profile', async () => {
    bff.answer({ status: 200, body: { events: [], next_cursor: null } });
    otherBff.answer({ status: 200, body: { events: [], next_cursor: null } });
    await logIn(['--with-token'], token);
    const environment = { CONTACTS_BASE_URL: otherBff.url, CONTACTS_TOKEN: makeToken({ 'esc.org': 67890 }) };
    await workplace.run(['audit', 'list'], { environment });
    expect([bff.requests.length, otherBff.requests.length]).toEqual([0, 1]);
    expect(otherBff.requests[0]?.headers.authorization).toBe(`Bearer ${environment.CONTACTS_TOKEN}`);
    await workplace.run(['audit', 'list', '--profile', 'default'], { environment });
    expect(bff.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it('never sends a stored token to another origin', async () => {
    await logIn(['--with-token'], token);
    otherBff.answer({ status: 200, body: { events: [], next_cursor: null } });
    const result = await workplace.run(['audit', 'list', '--base-url', otherBff.url]);
    expect(result.exitCode).toBe(4);
    expect(result.stderr).toContain(`was issued by ${bff.url} and is not sent to ${otherBff.url}`);
    expect(otherBff.requests).toHaveLength(0);
  });

  it('keeps other profiles', async () => {
    await logIn(['--with-token', '--profile', 'one'], token);
    await logIn(['--with-token', '--profile', 'two'], token);
    const { profiles } = JSON.parse(await readFile(workplace.configFile, 'utf8')) as { profiles: object };
    expect(Object.keys(profiles)).toEqual(['one', 'two']);
  });

  it.each([
    ['no flag', [], token, 2, 'contacts login --with-application-token <'],
    ['both flags', ['--with-token', '--with-application-token'], token, 2, 'Give one of them.'],
    ['a token on the command line', ['--with-token', token], '', 2, 'Too many arguments'],
    ['something that is no token', ['--with-token'], 'hello', 2, 'not an auth token'],
    ['an empty application token', ['--with-application-token'], '\n', 2, 'not an application token'],
    ['an expired token', ['--with-token'], makeToken({ exp: 1 }), 4, 'valid until 1970-01-01T00:00:01.000Z'],
    ['a bad profile name', ['--with-token', '--profile', '../x'], token, 2, '--profile'],
  ])('stores nothing for %s', async (_, parameters, stdin, exitCode, message) => {
    const result = await logIn(parameters, stdin);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toContain(token);
    await expect(stat(workplace.configFile)).rejects.toThrow('ENOENT');
  });

  it('says when the token cannot be kept', async () => {
    await workplace.write('config', 'a file where the folder should be');
    const result = await logIn(['--with-token'], token);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('XDG_CONFIG_HOME');
    expect(await workplace.run(['doctor'])).toMatchObject({ exitCode: 2, stderr: '' });
  });

  it.each([
    ['a token that the vendor does not know', 4, problem(401, 'not-authenticated')],
    ['a BFF that cannot reach the vendor', 6, problem(503, 'not-sent')],
    ['an answer without a token', 1, { status: 200, body: { mfa_token: 'x' } } as const],
    ['a lost answer', 6, 'reset'] as const,
  ])('says what happened to %s', async (_, exitCode, answer) => {
    bff.answer(answer);
    const result = await logIn(['--with-application-token', '--json'], 'application-secret');
    expect(result).toMatchObject({ exitCode, stderr: '' });
    expect(documentOf(result)).toMatchObject({ exit_code: exitCode });
    expect(result.stdout).not.toContain('application-secret');
  });
});
