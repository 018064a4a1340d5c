import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from './journal.js';

describe('the beginning of a journal', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-journal-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const header = { journal: 1, import_id: 'id', plan_sha256: 'digest' } as const;
  const newFolder = async (name: string) => {
    await mkdir(join(folder, name));
    return join(folder, name);
  };

  it('stands alone in its folder, can be read by its owner only, and is gone on with', async () => {
    const place = await newFolder('new');
    const path = join(place, 'x.journal');
    const journal = await Journal.begin(path, header);
    await journal.append({ row: 1, state: 'attempted', at: 5 });
    await journal.close();
    expect(await readdir(place)).toEqual(['x.journal']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, 'utf8')).split('\n')).toEqual([
      JSON.stringify(header),
      '{"row":1,"state":"attempted","at":5}',
      '',
    ]);
  });

  it('takes the place of an empty file, which a full disk has left', async () => {
    const path = join(await newFolder('empty'), 'x.journal');
    await writeFile(path, '');
    await (await Journal.begin(path, header)).close();
    expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(header)}\n`);
  });

  it('leaves nothing when it cannot be named', async () => {
    const place = await newFolder('refused');
    await mkdir(join(place, 'x.journal', 'full'), { recursive: true });
    await expect(Journal.begin(join(place, 'x.journal'), header)).rejects.toMatchObject({
      report: { exitCode: 2 },
    });
    expect(await readdir(place)).toEqual(['x.journal']);
  });
});
