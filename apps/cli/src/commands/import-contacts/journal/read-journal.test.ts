import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from './read-journal.js';

describe('readJournal', () => {
  it.each([
    '{"row":1e12,"state":"created"}',
    '{"row":-1,"state":"created"}',
    '{"row":1.5,"state":"created"}',
    '{"ended":"","failed_file":5}',
    '{"ended":"","failed_file":"../a.csv"}',
  ])('refuses an entry that no import writes: %s', async (line) => {
    const folder = await mkdtemp(join(tmpdir(), 'contacts-journal-'));
    const path = join(folder, 'a.journal');
    await writeFile(path, `{"journal":1,"import_id":"x","plan_sha256":"x"}\n${line}\n`);
    await expect(readJournal(path, () => undefined)).rejects.toMatchObject({
      report: { exitCode: 2, detail: expect.stringContaining('on line 2') },
    });
    await rm(folder, { recursive: true });
  });
});
