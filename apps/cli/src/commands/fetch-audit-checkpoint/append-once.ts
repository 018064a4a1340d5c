import { open, readFile } from 'node:fs/promises';
import { usageFailure } from '../../command-failure.js';
import { errorCode } from '../../error-code.js';

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
    await appendWhole(path, kept === '' || kept.endsWith('\n') ? note : `\n${note}`);
    return true;
  } catch (error) {
    throw usageFailure(
      `${path} cannot be added to (${errorCode(error)}). The checkpoint was not kept.`,
      'Name a file that you may read and write, in a folder that exists.',
    );
  }
}

/** A full disk may take a part of a note; with that behind them the earlier ones could not be read any more. */
async function appendWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    const { size } = await file.stat();
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await file.truncate(size);
      throw error;
    }
  } finally {
    await file.close();
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
