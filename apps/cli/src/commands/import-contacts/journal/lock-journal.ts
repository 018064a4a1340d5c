import { open, readFile, rm } from 'node:fs/promises';
import { usageFailure } from '../../../command-failure.js';

/**
 * Keeps other processes of this machine from working on the same import, until the returned function is called. What a
 * killed process has left behind is taken over.
 * @throws CommandFailure (usage) when another process works on it
 */
export async function lockJournal(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  for (;;) {
    const file = await open(lock, 'wx', 0o600).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return undefined;
      throw usageFailure(
        `${lock} cannot be written (${code ?? 'unknown'}).`,
        'Name another place with `--journal <file>`.',
      );
    });
    if (file !== undefined) {
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    }
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(owner)) {
      throw usageFailure(
        `Process ${owner} is working on this import. Nothing was sent.`,
        `Wait for it, or end it. If it is another program, remove ${lock}.`,
      );
    }
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
