import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from './write-durably.js';

describe('writeDurably', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-durably-'));
    path = join(folder, 'x.failed.csv.partial');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a file for its owner only, also in place of one that all could read', async () => {
    await writeFile(path, 'what was there before');
    await chmod(path, 0o666);
    await writeDurably(path, ['one, ', 'two']);
    expect(await readFile(path, 'utf8')).toBe('one, two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('writes nothing to where a link leads', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'mine');
    await symlink(other, path);
    await writeDurably(path, ['rows']);
    expect(await readFile(other, 'utf8')).toBe('mine');
    expect(await readFile(path, 'utf8')).toBe('rows');
  });

  it('refuses what it cannot write, and says where', async () => {
    await mkdir(path);
    await expect(writeDurably(path, ['rows'])).rejects.toMatchObject({
      report: { exitCode: 2, detail: expect.stringContaining(`${path} cannot be written (`) },
    });
  });
});
