import { beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import { chmod } from 'node:fs/promises';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { documentOf } from './workplace.js';
import type { Workplace } from './workplace.js';

interface Finding {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly fix?: string;
}

describe('contacts doctor', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;

  startBeforeAll((started) => ({ bff, workplace } = started));
  beforeEach(() =>
    bff.answer({ status: 200, body: { status: 'ready', version: '0.1.0', storage: 'sqlite' } }),
  );

  async function diagnose(environment: Readonly<Record<string, string>> = {}, ...parameters: string[]) {
    const result = await workplace.run(['doctor', '--json', ...parameters], {
      environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken(), ...environment },
    });
    expect(result.stderr).toBe('');
    const document = documentOf(result) as unknown as {
      healthy: boolean;
      exit_code: number;
      findings: Finding[];
    };
    expect(document.exit_code).toBe(result.exitCode);
    for (const { status, fix } of document.findings) expect(fix === undefined).toBe(status === 'ok');
    return {
      ...document,
      about: (check: string) => document.findings.find((finding) => finding.check === check),
    };
  }

  it('finds nothing wrong, sends no token and reads as a table', async () => {
    const { healthy, exit_code, findings } = await diagnose();
    expect({ healthy, exit_code }).toEqual({ healthy: true, exit_code: 0 });
    expect(findings.map(({ check, status }) => [check, status])).toEqual(
      [
        'configuration file',
        'base URL',
        'BFF',
        'clock',
        'version',
        'storage',
        'token',
        'organisation',
        'system',
      ].map((check) => [check, 'ok']),
    );
    expect(bff.requests).toHaveLength(1);
    expect(bff.requests[0]?.headers.authorization).toBeUndefined();
    const text = await workplace.run(['doctor'], { environment: { CONTACTS_BASE_URL: bff.url } });
    expect(text.exitCode).toBe(4);
    expect(text.stdout).toMatch(/^ok {7}configuration file {2}none at /);
    expect(text.stdout).toMatch(/^problem {2}token {15}there is none for .*\n +> Sign in: /m);
  });

  it('tells the sandbox from other systems by the issuer of the token', async () => {
    const sandbox = await diagnose({ CONTACTS_TOKEN: makeToken({ iss: 'contacts-sandbox' }) });
    expect(sandbox.about('system')?.message).toBe('the sandbox');
    const other = await diagnose({ CONTACTS_TOKEN: makeToken({ iss: 'vendor' }) });
    expect(other.about('system')?.message).toBe('not the sandbox: the token was issued by vendor');
  });

  it('finds a BFF that cannot be reached, is not ready, or is something else', async () => {
    const unreachable = await diagnose({ CONTACTS_BASE_URL: `http://127.0.0.1:${String(await freePort())}` });
    expect(unreachable).toMatchObject({ healthy: false, exit_code: 6 });
    expect(unreachable.about('BFF')?.fix).toContain('npm start');
    bff.answer(problem(503, 'storage-unavailable'));
    expect((await diagnose()).about('BFF')?.message).toContain('not ready: Detail of storage-unavailable.');
    bff.answer({ status: 404, body: '<html>' });
    expect((await diagnose()).about('BFF')).toMatchObject({ message: expect.stringContaining('is no BFF') });
    bff.answer(problem(404, 'not-found'));
    expect(await diagnose()).toMatchObject({ exit_code: 1 });
    bff.answer('reset');
    expect(await diagnose()).toMatchObject({ exit_code: 6 });
  });

  it('finds a BFF of another version', async () => {
    bff.answer({ status: 200, body: { status: 'ready', version: '9.0.0', storage: 'postgresql' } });
    const { healthy, about } = await diagnose();
    expect(healthy).toBe(true);
    expect(about('version')).toMatchObject({ status: 'warning', fix: expect.stringContaining('9.0.0') });
    expect(about('storage')?.message).toContain('PostgreSQL');
  });

  it('finds a clock that is wrong', async () => {
    bff.answer({ status: 200, headers: { date: new Date(Date.now() + 3_600_000).toUTCString() }, body: {} });
    const { healthy, about } = await diagnose();
    expect(healthy).toBe(true);
    expect(about('clock')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(/36\d\d s behind|3599 s behind/),
    });
  });

  it.each([
    ['expired', makeToken({ exp: 1 }), 4, 'problem', 'expired since 1970'],
    ['about to expire', makeToken({ exp: Math.floor(Date.now() / 1000) + 300 }), 0, 'warning', 'valid until'],
    ['without expiry', makeToken({ exp: undefined }), 0, 'ok', 'no expiry'],
    ['garbage', 'garbage', 4, 'problem', 'not a token'],
  ])('judges a token that is %s', async (_, token, exitCode, status, message) => {
    const { exit_code, about } = await diagnose({ CONTACTS_TOKEN: token });
    expect(exit_code).toBe(exitCode);
    expect(about('token')).toMatchObject({ status, message: expect.stringContaining(message) });
  });

  it('finds an organisation that is missing, is no id, or is not that of the token', async () => {
    const missing = await diagnose({ CONTACTS_TOKEN: makeToken({ 'esc.org': undefined }) });
    expect(missing.about('organisation')).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining('--org'),
    });
    expect(missing.exit_code).toBe(2);
    expect((await diagnose({ CONTACTS_ORG: 'mine' })).about('organisation')).toMatchObject({
      status: 'problem',
    });
    expect((await diagnose({}, '--org', '1')).about('organisation')).toMatchObject({
      status: 'warning',
      message: '1, from --org, but the token was issued for 12345',
    });
  });

  it('accepts an application token without using it', async () => {
    const { healthy, about } = await diagnose({
      CONTACTS_TOKEN: '',
      CONTACTS_APPLICATION_TOKEN: 'application-secret',
    });
    expect(healthy).toBe(true);
    expect(about('token')?.message).toContain('CONTACTS_APPLICATION_TOKEN');
    expect(bff.requests.map(({ target }) => target)).toEqual(['/health/ready']);
  });

  it('finds what is wrong with the configuration file', async () => {
    const login = ['login', '--with-token', '--base-url', bff.url];
    await workplace.run(login, { stdin: makeToken() });
    expect((await diagnose()).about('configuration file')?.message).toContain('readable by you only');
    await chmod(workplace.configFile, 0o644);
    expect((await diagnose()).about('configuration file')).toMatchObject({
      status: 'warning',
      fix: expect.stringContaining('chmod 600'),
    });
    await workplace.write('config/contacts/config.json', '{"profiles":{"default":{"org":1}}}');
    const damaged = await diagnose();
    expect(damaged.exit_code).toBe(2);
    expect(damaged.about('settings')?.message).toContain('profile "default" has a member of the wrong type');
  });
});
