import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { usageFailure } from '../../../command-failure.js';
import { openInput } from '../../../input/open-input.js';
import type { InputSource } from '../../../input/open-input.js';

/**
 * Keeps stdin in a file that only its owner can read, so that the import can be resumed.
 * @param path of the file, which must not exist
 * @throws CommandFailure (usage) when it cannot be written
 */
export async function spoolStdin(path: string, source: InputSource): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(Readable.from(openInput('-', source)), file);
  } catch (error) {
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    if (code === undefined || source.interruption.aborted) throw error;
    throw usageFailure(
      `stdin cannot be kept in ${path} (${code}).`,
      'Work in a folder that you may write to.',
    );
  }
}
