import { open } from 'node:fs/promises';
import { usageFailure } from '../../command-failure.js';

/**
 * Writes a file that only its owner can read, and waits until it is on the disk.
 * @param pieces of text
 * @throws CommandFailure (usage) when it cannot be written
 */
export async function writeDurably(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw usageFailure(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
      'Make room, or work in a folder that you may write to.',
    );
  });
  try {
    for await (const piece of pieces) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
