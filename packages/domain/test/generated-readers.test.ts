import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const packageDirectory = join(import.meta.dirname, '..');
const check = (directory: string) =>
  promisify(execFile)(process.execPath, [join(directory, 'scripts/generate-readers.mjs'), '--check']);

describe('the generated readers', () => {
  let copy: string;
  const edit = async (path: string, from: string, to: string) => {
    const source = await readFile(join(copy, path), 'utf8');
    expect(source).toContain(from);
    await writeFile(join(copy, path), source.replace(from, to));
    return () => writeFile(join(copy, path), source);
  };

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'contacts-domain-'));
    for (const part of ['src', 'scripts', 'package.json', 'tsconfig.json', '../../tsconfig.base.json']) {
      await cp(join(packageDirectory, part), join(copy, 'packages/domain', part), { recursive: true });
    }
    copy = join(copy, 'packages/domain');
    await symlink(join(packageDirectory, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rm(join(copy, '../..'), { recursive: true }));

  it('are what the decorators say', async () => {
    await expect(check(packageDirectory)).resolves.toMatchObject({ stderr: '' });
  });

  it.each([
    ['a changed limit', 'src/contact/purchase-order-number.ts', '= 50', '= 51'],
    ['a dropped rule', 'src/decorators/optional-text.ts', '    HasNoControlCharacters(),\n', ''],
    ['a hand-made edit', 'src/generated/read-new-contact.ts', ' && isCleanText(name)', ''],
  ])('are found to differ after %s, with the command that helps', async (_case, path, from, to) => {
    const undo = await edit(path, from, to);
    await expect(check(copy)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('run generate'),
    });
    await undo();
  });

  it.each([
    ['an unknown rule', 'src/contact/reference.ts', 'Min }', 'IsPositive as Min }', 'isPositive'],
    [
      'an unknown condition',
      'src/decorators/optional.ts',
      'ValidateIf(ifPresent)',
      'ValidateIf(() => true)',
      'conditionalValidation',
    ],
  ])('are not written for %s', async (_case, path, from, to, culprit) => {
    const undo = await edit(path, from, to);
    await expect(check(copy)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(culprit) });
    await undo();
  });
});
