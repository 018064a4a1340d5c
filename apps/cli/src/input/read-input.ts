import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';
import type { Invocation } from '../command.js';
import { usageFailure } from '../command-failure.js';
import type { CommandFailure } from '../command-failure.js';

/** More than any contact needs; the BFF takes 64 KiB. */
const largestInput = 1024 * 1024;

type Source = Pick<Invocation, 'stdin' | 'interruption' | 'screen' | 'globalOptions'>;

/**
 * Reads a file whole, or stdin for `-`.
 * @param path of the file, or `-`
 * @param source stdin and what may be done with it
 * @returns the bytes, at most 1 MiB
 * @throws CommandFailure (usage) when it cannot be read, is too large, or `--no-input` forbids to wait for a terminal
 */
export async function readInput(path: string, source: Source): Promise<Buffer> {
  if (path !== '-') return await readAll(createReadStream(path), path, source.interruption);
  if (source.stdin.isTTY === true) {
    if (!source.globalOptions.input) {
      throw usageFailure(
        'stdin is a terminal, and --no-input forbids to wait for it.',
        'Pipe the input in, or name a file.',
      );
    }
    source.screen.remark([['Reading from the terminal; end with Ctrl-D.']]);
  }
  return await readAll(source.stdin, 'stdin', source.interruption);
}

/**
 * Reads a secret from stdin, which must be a file or a pipe: what is typed would stay visible on the screen.
 * @param what is read, for messages
 * @param source stdin
 * @returns the text without white space around it
 * @throws CommandFailure (usage) when stdin is a terminal or cannot be read
 */
export async function readSecret(what: string, { stdin, interruption }: Source): Promise<string> {
  if (stdin.isTTY === true) {
    throw usageFailure(
      `The ${what} is read from stdin, but stdin is a terminal, where it would stay visible.`,
      'Put it in a file that only you can read, and add `< that-file`.',
    );
  }
  return (await readAll(stdin, 'stdin', interruption)).toString('utf8').trim();
}

async function readAll(stream: Readable, name: string, interruption: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(interruption, stream) as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > largestInput) throw usageFailure(`${name} is larger than 1 MiB.`, 'Give one contact.');
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreadable(error, name, interruption);
  }
  return Buffer.concat(chunks);
}

function unreadable(error: unknown, name: string, interruption: AbortSignal): unknown {
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
