import { describe, expect, it } from '@jest/globals';
import { copyFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeToken } from './make-token.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { bundle, documentOf } from './workplace.js';
import type { Workplace } from './workplace.js';

const packageFile = new URL('../package.json', import.meta.url);

describe('the contacts process', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;

  startBeforeAll((started) => ({ bff, workplace } = started));

  const environment = () => ({ CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() });

  it('is one executable file that needs nothing beside it', async () => {
    expect((await stat(bundle)).mode & 0o111).toBe(0o111);
    expect(await readFile(bundle, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    await copyFile(bundle, join(workplace.folder, 'contacts'));
    const { stdout } = await workplace.runShell(`echo '{"type":{"id":1}}' | ./contacts validate -`);
    expect(stdout).toBe('Valid: stdin satisfies the contact rules.\n');
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
    for (const parameters of [['--version'], ['-V'], ['--json', '--version']]) {
      expect(await workplace.run(parameters)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  it('ends with 130 on Ctrl-C and says what it leaves behind', async () => {
    bff.answer('silence');
    const interruptOnRequest = (parameters: readonly string[]) =>
      workplace.run(parameters, {
        environment: environment(),
        onStart: (child) => void bff.nextRequest().then(() => child.kill('SIGINT')),
      });
    const creation = await interruptOnRequest(['create', '--type', '1', '--idempotency-key', 'key-1']);
    expect(creation).toMatchObject({ exitCode: 130, stdout: '' });
    expect(creation.stderr).toContain('Whether the contact was created is not known.');
    expect(creation.stderr).toContain('--idempotency-key key-1');
    const reading = await interruptOnRequest(['audit', 'list', '--json']);
    expect(reading.exitCode).toBe(130);
    expect(documentOf(reading)).toMatchObject({ exit_code: 130, detail: 'Nothing was changed.' });
    expect(await interruptOnRequest(['doctor'])).toMatchObject({ exitCode: 130, stdout: '' });
  });

  it('is ended by a second Ctrl-C even while the system lets it wait', async () => {
    // Opening a named pipe takes until somebody writes into it.
    await workplace.runShell('mkfifo pipe');
    const waiting = await workplace.run(['validate', 'pipe'], {
      onStart: (child) => {
        setTimeout(() => child.kill('SIGINT'), 1_000);
        setTimeout(() => child.kill('SIGINT'), 1_500);
      },
    });
    expect(waiting).toEqual({ exitCode: 'SIGINT', stdout: '', stderr: '' });
  });

  it('says nothing when its reader stops reading', async () => {
    const events = Array.from({ length: 5000 }, () => ({ action: 'contact.create', outcome: 'created' }));
    bff.answer({ status: 200, body: { events, next_cursor: null } });
    const { stdout, stderr } = await workplace.runShell(
      '{ contacts audit list; echo "exit $?" >&2; } | head -n 1',
      {
        environment: environment(),
      },
    );
    expect(stdout).toMatch(/^TIME .*\n$/);
    expect(stderr).toBe('exit 0\n');
    for (const command of [
      'contacts --version',
      'contacts --help',
      'contacts types',
      'contacts create --help',
    ]) {
      const late = await workplace.runShell(`{ sleep 0.3; ${command}; echo "exit $?" >&2; } | true`);
      expect(late.stderr).toBe('exit 0\n');
    }
  });

  it('waits for a slow reader of a pipe that another program has set not to wait', async () => {
    const events = Array.from({ length: 5000 }, () => ({ action: 'contact.create', outcome: 'created' }));
    bff.answer({ status: 200, body: { events, next_cursor: null } });
    // Node sets a pipe so for as long as it has it open as a stream.
    const { stdout, stderr } = await workplace.runShell(
      `{ node -e 'process.stdout.write("first\\n"); setTimeout(() => {}, 2000)' & sleep 0.5;
        contacts audit list; echo "exit $?" >&2; wait; } | { sleep 1; cat; }`,
      { environment: environment() },
    );
    expect(stderr).toBe('exit 0\n');
    expect(stdout.trimEnd().split('\n')).toHaveLength(2 + events.length);
  });

  it('fails aloud when its output cannot be stored', async () => {
    for (const command of ['contacts types', 'contacts --version']) {
      const { exitCode, stderr } = await workplace.runShell(`${command} 1< /dev/null`);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: 'contacts: the output could not be written (EBADF).\n',
      });
    }
  });

  it('shows the help and ends with 2 when no command is named', async () => {
    const { exitCode, stdout, stderr } = await workplace.run([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: contacts');
    expect(stderr).toContain('No command is named.');
    const group = await workplace.run(['audit', '--json']);
    expect(group.exitCode).toBe(2);
    expect(documentOf(group)).toMatchObject({ exit_code: 2 });
  });

  it('takes global options before and behind the command; the nearest to it wins', async () => {
    for (const parameters of [
      ['--json', '--org', '1', 'create', '--type', '1', '--dry-run', '--org', '2'],
      ['create', '--org', '2', '--dry-run', '--type=1', '--json'],
    ]) {
      const url = expect.stringContaining('/organisation/2/contact') as unknown;
      expect(documentOf(await workplace.run(parameters))).toMatchObject({ url });
    }
  });

  it('suggests what a mistyped command could have been', async () => {
    expect(await workplace.run(['creat'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("Unknown command 'creat'.\n> Did you mean create?"),
    });
  });

  it('prints nothing that acts on a terminal, whatever the BFF sends', async () => {
    const hostile = 'a\u001b[31mb\u202ec\u0000d\u009be\u2028f\u200bg\ud800h';
    bff.answer({
      status: 200,
      body: { events: [{ action: hostile, outcome: hostile }], next_cursor: hostile },
    });
    const text = await workplace.run(['audit', 'list'], { environment: environment() });
    const shown = 'a\\u{1b}[31mb\\u{202e}c\\u{0}d\\u{9b}e\\u{2028}f\\u{200b}g\\u{d800}h';
    expect(text.stdout).toContain(`  ${shown}  ${shown}  `);
    expect(text.stderr).toContain(shown);
    const json = await workplace.run(['audit', 'list', '--json'], { environment: environment() });
    expect(text.stdout + text.stderr + json.stdout).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u202e]/,
    );
    expect(documentOf(json)).toMatchObject({ next_cursor: hostile });
  });
});
