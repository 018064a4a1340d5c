import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Invocation } from '../command.js';
import { usageFailure } from '../command-failure.js';
import type { CommandFailure } from '../command-failure.js';

/** stdin and what may be done with it. */
export type InputSource = Pick<Invocation, 'stdin' | 'interruption' | 'screen' | 'globalOptions'>;

/**
 * Reads a file, or stdin for `-`, piece by piece.
 * @param path of the file, or `-`
 * @param source stdin and what may be done with it
 * @returns the pieces; taking one throws CommandFailure (usage) when the input cannot be read
 * @throws CommandFailure (usage) when `--no-input` forbids to wait for a terminal
 */
export function openInput(path: string, source: InputSource): AsyncIterable<Buffer> {
  if (path !== '-') {
    return readFilePieces(path, source.interruption);
  }
  if (source.stdin.isTTY === true) {
    if (!source.globalOptions.input) {
      throw usageFailure(
        'stdin is a terminal, and --no-input forbids to wait for it.',
        'Pipe the input in, or name a file.',
      );
    }
    source.screen.remark([['Reading from the terminal; end with Ctrl-D.']]);
  }
  return readPieces(() => source.stdin, 'stdin', source.interruption);
}

/** Reads a file piece by piece; otherwise as {@link readPieces}. */
export function readFilePieces(path: string, interruption: AbortSignal): AsyncGenerator<Buffer> {
  return readPieces(() => createReadStream(path), path, interruption);
}

/**
 * Reads a stream piece by piece, until it ends or Ctrl-C is pressed.
 * @param open returns the stream, whose failures are heard from then on
 * @param name of the stream, for messages
 */
export async function* readPieces(
  open: () => Readable,
  name: string,
  interruption: AbortSignal,
): AsyncGenerator<Buffer> {
  const { addAbortSignal } = await import('node:stream');
  try {
    for await (const piece of addAbortSignal(interruption, open()) as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    throw unreadable(error, name, interruption);
  }
}

/** What to say of a failure to read an input; anything else stays as it is. */
export function unreadable(error: unknown, name: string, interruption: AbortSignal): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || interruption.aborted) return error;
  return fileFailure(code, name);
}

const wordsByCode: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by you',
  EISDIR: 'is a folder',
};

function fileFailure(code: string, name: string): CommandFailure {
  return usageFailure(
    `${name} ${wordsByCode[code] ?? `cannot be read (${code})`}.`,
    'Name a readable file, or `-` for stdin.',
  );
}
