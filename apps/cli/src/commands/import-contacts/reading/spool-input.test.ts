import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { InputSource } from '../../../input/open-input.js';
import { Screen } from '../../../output/screen.js';
import { spoolInput } from './spool-input.js';

const silence = { write: () => undefined };

describe('spoolInput', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-spool-'));
    path = join(folder, 'import.input');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const sourceOf = (stdin: Readable, interruption = new AbortController()) =>
    ({
      stdin,
      interruption: interruption.signal,
      screen: new Screen(silence, silence, { json: true, colour: false }),
      globalOptions: { input: true },
    }) as unknown as InputSource;

  it('keeps what it has read for its owner only', async () => {
    await spoolInput('-', path, sourceOf(Readable.from([Buffer.from('a\n'), Buffer.from('b\n')])));
    expect(await readFile(path, 'utf8')).toBe('a\nb\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['on Ctrl-C', (_: PassThrough, interruption: AbortController) => interruption.abort(), 'aborted'],
    ['when reading fails', (stdin: PassThrough) => stdin.destroy(new Error('broken')), 'broken'],
  ])('leaves nothing %s', async (_, fail, words) => {
    const interruption = new AbortController();
    const stdin = new PassThrough();
    const spooling = spoolInput('-', path, sourceOf(stdin, interruption));
    stdin.write('a\n');
    const isKept = async () => (await readFile(path, 'utf8').catch(() => '')) === 'a\n';
    while (!(await isKept())) await new Promise(setImmediate);
    fail(stdin, interruption);
    await expect(spooling).rejects.toThrow(words);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves a file alone that was there before', async () => {
    await writeFile(path, 'mine');
    await expect(spoolInput('-', path, sourceOf(Readable.from([])))).rejects.toMatchObject({
      report: { exitCode: 2, detail: `stdin cannot be kept in ${path} (EEXIST).` },
    });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
