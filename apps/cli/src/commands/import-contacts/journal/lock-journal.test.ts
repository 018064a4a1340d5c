import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockJournal } from './lock-journal.js';
import type { LockPlace } from './lock-journal.js';

describe('the lock of a journal', () => {
  let folder: string;
  beforeAll(async () => {
    // The path of TMPDIR may be too long for a socket.
    folder = await realpath(await mkdtemp('/tmp/contacts-lock-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A folder for temporary files whose path has so many bytes. */
  const temporaryFolder = async (bytes: number) => {
    const path = join(folder, 't'.repeat(bytes - folder.length - 1));
    await mkdir(path, { recursive: true });
    return path;
  };
  const refusal = async (journal: string, place?: LockPlace) =>
    await lockJournal(journal, place).then(
      async (unlock) => {
        await unlock();
        return 'locked';
      },
      (error: unknown) => (error as { report: { detail: string } }).report.detail,
    );

  /** Of macOS, which has sockets in folders only; it is the same on any system that is not Linux. */
  const placeIn = (temporary: string): LockPlace => ({ platform: 'darwin', folder: temporary });
  const socketIn = (temporary: string, journal: string) =>
    join(temporary, `contacts-${createHash('sha256').update(journal).digest('hex').slice(0, 32)}.lock`);

  it('needs no folder for temporary files on Linux', async () => {
    const journal = join(folder, 'linux.journal');
    const place: LockPlace = { platform: 'linux', folder: join(folder, 'nowhere', 'x'.repeat(100)) };
    const unlock = await lockJournal(journal, place);
    expect(await refusal(journal, place)).toBe(`Another process is working on ${journal}. Nothing was sent.`);
    await unlock();
    expect(await refusal(journal, place)).toBe('locked');
  });

  it('goes to exactly one of many who ask at once', async () => {
    const journal = join(folder, 'many.journal');
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockJournal(journal)));
    const locked = results.filter(({ status }) => status === 'fulfilled');
    expect(locked).toHaveLength(1);
    for (const result of results) if (result.status === 'fulfilled') await result.value();
  });

  it('is the same by whatever name the journal is called', async () => {
    const journal = join(folder, 'named.journal');
    await writeFile(journal, '');
    await symlink(journal, join(folder, 'other.journal'));
    const unlock = await lockJournal(journal);
    expect(await refusal(join(folder, 'other.journal'))).toContain('Another process is working on');
    await unlock();
  });

  it('takes over elsewhere what a killed process has left', async () => {
    const temporary = await temporaryFolder(55);
    const journal = join(folder, 'killed.journal');
    const socket = socketIn(temporary, journal);
    const script = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => console.log())`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const whileItLives = await refusal(journal, placeIn(temporary));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(whileItLives).toContain('Another process is working on');
    expect(await readdir(temporary)).toHaveLength(1);
    expect(await refusal(journal, placeIn(temporary))).toBe('locked');
  });

  it.each([
    ['is too long', () => temporaryFolder(70), /is too long to hold a lock: its path may have 56 bytes\./],
    ['is missing', () => Promise.resolve(join(folder, 'none')), /cannot hold a lock \((?:EACCES|ENOENT)\)\./],
  ])('is refused elsewhere when the folder for temporary files %s', async (_, find, words) => {
    expect(await refusal(join(folder, 'x.journal'), placeIn(await find()))).toMatch(words);
  });

  it('is refused elsewhere when what lies in its place cannot be removed', async () => {
    const temporary = await temporaryFolder(56);
    const journal = join(folder, 'blocked.journal');
    await mkdir(socketIn(temporary, journal));
    expect(await refusal(journal, placeIn(temporary))).toContain('cannot be removed (ERR_FS_EISDIR)');
  });

  it('is refused for a journal in a folder that is not there', async () => {
    expect(await refusal(join(folder, 'none', 'x.journal'))).toMatch(
      /^The folder of .+ cannot be used \(ENOENT\)\.$/,
    );
  });
});
