import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStorage } from '../../src/storage/open-storage.js';
import { sampleEvent } from './samples.js';

describe('the data directory of SQLite', () => {
  let parent: string;
  let directory: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'contacts-directory-'));
    directory = join(parent, 'data', 'bff');
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  const open = () => openStorage({ engine: 'sqlite', directory });
  const unusable = () =>
    new RegExp(`^BFF_DATA_DIR must .*; ${directory} cannot be used .*, for example BFF_DATA_DIR=/\\S+$`);
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

  it('is created for this user alone, as are all files in it', async () => {
    const storage = await open();
    await storage.prepare();
    await storage.audit.append(sampleEvent());
    expect(await modeOf(directory)).toBe(0o700);
    for (const file of ['contacts.db', 'contacts.db-wal', 'contacts.db-shm', 'lock.db']) {
      expect([file, await modeOf(join(directory, file))]).toEqual([file, 0o600]);
    }
    await storage.close();
  });

  it('has its database file tightened when it was readable by others', async () => {
    await (await open()).close();
    const file = join(directory, 'contacts.db');
    await chmod(file, 0o644);
    await (await open()).close();
    expect(await modeOf(file)).toBe(0o600);
  });

  it('belongs to one storage at a time and says which directory is taken', async () => {
    const storage = await open();
    await expect(open()).rejects.toThrow(`The data directory ${directory} is in use by another process`);
    await storage.close();
    await (await open()).close();
  });

  it('that is a file is refused by name', async () => {
    directory = join(parent, 'file');
    await writeFile(directory, '');
    await expect(open()).rejects.toThrow(unusable());
  });

  it.each(['/proc/nowhere/bff', '/proc/1/bff', '/dev/null/bff'])('%s is refused at once', async (path) => {
    directory = path;
    await expect(open()).rejects.toThrow(unusable());
  });

  it('that holds something else than a database is refused by name, and not locked', async () => {
    await (await open()).close();
    await writeFile(join(directory, 'contacts.db'), 'something else '.repeat(500));
    for (const _attempt of [1, 2]) {
      await expect(open()).rejects.toThrow(unusable());
    }
  });
});
