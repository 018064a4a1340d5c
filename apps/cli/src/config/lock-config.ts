import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Changing the file takes milliseconds: a lock that is older was left by a process that has been killed. */
const staleMs = 5_000;
const pauseMs = 20;

/**
 * Runs work while no other process does the same for a file, so that none of two changes at the same time is lost.
 * @param path of the file; the lock lies beside it, in a folder that exists
 * @throws what the file system throws, and what `work` throws
 */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  while (!(await take(lock))) {
    if (await isStale(lock)) await rm(lock, { force: true });
    else await pause(pauseMs);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(lock: string): Promise<boolean> {
  const facts = await stat(lock).catch(() => undefined);
  // Of a file system whose clock is ahead, too.
  return facts !== undefined && Math.abs(Date.now() - facts.mtimeMs) > staleMs;
}
