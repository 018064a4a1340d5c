import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Workplace } from './workplace.js';

const cli = fileURLToPath(new URL('..', import.meta.url));
const binaries = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

let workplace: Workplace;
beforeAll(async () => {
  workplace = await Workplace.create();
  await mkdir(join(workplace.folder, 'prefix'));
});
afterAll(() => workplace.remove());

/** Runs a program to its end, as somebody who has nothing but Node and npm. */
function run(program: string, parameters: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      HOME: workplace.folder,
      PATH: [binaries, process.env['PATH'] ?? ''].join(delimiter),
      npm_config_cache: join(workplace.folder, 'npm-cache'),
    },
  });
  expect({ program, status, stderr }).toMatchObject({ program, status: 0 });
  return stdout;
}

/** Read off the comments that esbuild puts before the code of each file where it does not minify. */
async function bundledLibraries(): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: [join(cli, 'src/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    write: false,
  });
  const files = outputFiles[0]?.text.matchAll(/^ *\/\/ \S*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm) ?? [];
  return [...new Set(Array.from(files, ([, name = '']) => name))];
}

it('is one file in a package that npm installs without a network or a dependency, with the licences of what is in it', async () => {
  run('pnpm', ['pack', '--pack-destination', workplace.folder], cli);
  const [tarball = ''] = (await readdir(workplace.folder)).filter((name) => name.endsWith('.tgz'));
  expect(run('tar', ['tzf', tarball], workplace.folder).trim().split('\n').toSorted()).toEqual([
    'package/LICENSE',
    'package/README.md',
    'package/dist/THIRD-PARTY-NOTICES.txt',
    'package/dist/contacts.js',
    'package/dist/contacts.js.cache',
    'package/dist/package.json',
    'package/package.json',
  ]);
  const flags = ['--offline', '--no-audit', '--no-fund', '--global', '--prefix', 'prefix'];
  expect(run('npm', ['install', ...flags, tarball], workplace.folder)).toContain('added 1 package');

  const contacts = join(workplace.folder, 'prefix', 'bin', 'contacts');
  expect(run(contacts, ['--version'], workplace.folder)).toMatch(/^\d+\.\d+\.\d+\n$/);
  const installed = join(workplace.folder, 'prefix/lib/node_modules/@contacts/cli');
  const licences = await readFile(join(installed, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  const named = Array.from(licences.matchAll(/^={80}\n(\S+) [\d.]+ \(\S+\)\n\n\S/gm), ([, name]) => name);
  expect(named).toContain('commander');
  expect(named).toEqual((await bundledLibraries()).toSorted());

  await workplace.write('contact.json', '{"type":{"id":1},"name":"Ada Lovelace"}');
  expect(run(contacts, ['validate', 'contact.json'], workplace.folder)).toContain('Valid: contact.json');
});
