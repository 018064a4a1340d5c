import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bundle, Workplace } from './workplace.js';

/** How each shell starts without anybody's settings, and loads what `contacts completion` prints. */
const shells = [
  { name: 'bash', parameters: ['--norc', '--noprofile', '-i'], load: 'source <(contacts completion bash)' },
  { name: 'zsh', parameters: ['-f', '-i'], load: 'source <(contacts completion zsh)' },
  { name: 'fish', parameters: ['--no-config', '-i'], load: 'contacts completion fish | source' },
];
const isInstalled = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

describe('contacts completion', () => {
  let workplace: Workplace;
  let path: string;

  beforeAll(async () => {
    workplace = await Workplace.create();
    await mkdir(join(workplace.folder, 'bin'));
    await workplace.write('bin/contacts', `#!/bin/sh\nexec '${process.execPath}' '${bundle}' "$@"\n`);
    await chmod(join(workplace.folder, 'bin', 'contacts'), 0o755);
    await workplace.write('contact.json', '{"type":{"id":1}}');
    path = [join(workplace.folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  });
  afterAll(() => workplace.remove());

  // `npm test` installs the others where it may; bash is everywhere.
  it.each(shells.filter(({ name }) => name === 'bash' || isInstalled(name)))(
    'completes commands, options, values and files in $name',
    async ({ name, parameters, load }) => {
      const terminal = await workplace.openProgram(name, parameters, { PATH: path });
      terminal.type(`${load}; echo loa""ded\r`);
      await terminal.shows('loaded');
      terminal.type('contacts vali\tcont\t\r');
      await terminal.shows('Valid: contact.json satisfies the contact rules.');
      terminal.type('contacts types --js\t\r');
      await terminal.shows('"name": "Invoice address"');
      terminal.type('contacts create --dry-run --org 1 --type invo\t\r');
      await terminal.shows('"id": 6');
      terminal.type('exit\r');
      expect(await terminal.exited).toBe(0);
    },
  );

  it('prints a script for these shells only', async () => {
    for (const { name } of shells) {
      const { exitCode, stdout } = await workplace.run(['completion', name]);
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: expect.stringContaining('contacts __complete'),
      });
    }
    const refused = await workplace.run(['completion', 'csh']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('Use bash, zsh or fish');
  });

  it('offers nothing, and says nothing, when the configuration is damaged', async () => {
    await mkdir(join(workplace.folder, 'config', 'contacts'), { recursive: true });
    await workplace.write('config/contacts/config.json', 'damaged');
    expect(await workplace.run(['__complete', '--profile', ''])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
  });
});
