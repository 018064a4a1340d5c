import { appendFile, readFile } from 'node:fs/promises';
import { usageFailure } from '../../command-failure.js';

/**
 * Adds a signed note to a file, in one write, unless it is there already.
 * @returns whether it was added
 * @throws CommandFailure (usage) when the file cannot be read or written
 */
export async function appendOnce(path: string, note: string): Promise<boolean> {
  try {
    const kept = await readKept(path);
    if (kept.includes(note)) return false;
    // A file that lost its last line feed would swallow the first line of the note.
    await appendFile(path, kept === '' || kept.endsWith('\n') ? note : `\n${note}`);
    return true;
  } catch (error) {
    throw usageFailure(
      `${path} cannot be added to (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). The checkpoint was not kept.`,
      'Name a file that you may read and write, in a folder that exists.',
    );
  }
}

async function readKept(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
