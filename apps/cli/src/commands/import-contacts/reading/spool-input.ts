import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { usageFailure } from '../../../command-failure.js';
import { openInput } from '../../../input/open-input.js';
import type { InputSource } from '../../../input/open-input.js';

/** Other names of what this process was given open, perhaps another file the next time. */
const openedBefore = /^\/(?:dev\/(?:stdin|fd\/)|proc\/)/;

/** Whether an input gives what it holds once only: stdin, a named pipe, or what a shell puts for `<(command)`. */
export async function isReadOnce(argument: string): Promise<boolean> {
  if (argument === '-' || openedBefore.test(argument)) return true;
  const facts = await stat(argument).catch(() => undefined);
  return facts !== undefined && !facts.isFile() && !facts.isDirectory();
}

/**
 * Keeps an input that is read once in a file that only its owner can read, so that the import can be resumed. On a failure, Ctrl-C included, the file is removed.
 * @param argument path of the input, or `-`
 * @param path of the file, which must not exist
 * @throws CommandFailure (usage) when the input cannot be read or the file cannot be written
 */
export async function spoolInput(argument: string, path: string, source: InputSource): Promise<void> {
  // Where stdin is a socket, its path cannot be opened.
  const input = openInput(argument === '/dev/stdin' ? '-' : argument, source);
  const notKept = (code = 'unknown') =>
    usageFailure(
      `${nameOf(argument)} cannot be kept in ${path} (${code}).`,
      'Work in a folder that you may write to.',
    );
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw notKept((error as NodeJS.ErrnoException).code);
  });
  try {
    await pipeline(Readable.from(input), file.createWriteStream({ flush: true }));
  } catch (error) {
    // Nobody has been told of it, and a part of the input is of no use.
    await rm(path, { force: true });
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    throw code === undefined || source.interruption.aborted ? error : notKept(code);
  }
}

/** What an input that is read once is called in messages. */
export function nameOf(argument: string): string {
  return argument === '-' ? 'stdin' : argument;
}
