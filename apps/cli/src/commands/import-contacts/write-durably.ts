import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { errorCode } from '../../error-code.js';
import { exitCodes } from '../../exit-codes.js';

/**
 * Writes a file that only its owner can read, and waits until it is on the disk. What has its name, such as the rest of one
 * that was being written before, is removed first: it may be open to others, or a link to somewhere else.
 * @param pieces of text
 * @throws CommandFailure (usage) when it cannot be made, (unexpected) when it cannot be stored
 */
export async function writeDurably(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const file = await create(path).catch((error: unknown) => {
    throw usageFailure(
      `${path} cannot be written (${errorCode(error)}).`,
      'Make room, or work in a folder that you may write to.',
    );
  });
  try {
    for await (const piece of pieces) await store(path, file.appendFile(piece));
    await store(path, file.sync());
  } finally {
    await file.close();
  }
}

async function create(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return await open(path, 'wx', 0o600);
}

/** Contacts may have been created by now, so this is not for the exit code that promises that nothing was sent. */
async function store(path: string, writing: Promise<void>): Promise<void> {
  await writing.catch((error: unknown) => {
    throw new CommandFailure({
      exitCode: exitCodes.unexpected,
      title: 'A file of the import could not be stored',
      detail: `Writing ${path} failed (${errorCode(error)}).`,
      nextSteps: ['Make room and run the command again; if there is a journal, resume it.'],
    });
  });
}
