import { readFileSync, statSync } from 'node:fs';
import { usageFailure } from '../command-failure.js';
import { openInput, readPieces, unreadable } from './open-input.js';
import type { InputSource } from './open-input.js';

/** How much an input may be, and what to do about one that is more. */
export interface InputLimit {
  readonly mebibytes: number;
  readonly remedy: string;
}

/** More than any contact needs; the BFF takes 64 KiB. */
const oneContact: InputLimit = { mebibytes: 1, remedy: 'Give one contact.' };

/**
 * Reads a file whole, or stdin for `-`.
 * @param path of the file, or `-`
 * @param source stdin and what may be done with it
 * @param limit by default that of one contact
 * @returns the bytes
 * @throws CommandFailure (usage) when it cannot be read, is too large, or `--no-input` forbids to wait for a terminal
 */
export async function readInput(path: string, source: InputSource, limit = oneContact): Promise<Buffer> {
  if (path === '-') return await readAll(openInput(path, source), 'stdin', limit);
  return readAtOnce(path, source, limit) ?? (await readAll(openInput(path, source), path, limit));
}

/**
 * Reads a secret from stdin, which must be a file or a pipe: what is typed would stay visible on the screen.
 * @param what is read, for messages
 * @param source stdin
 * @returns the text without white space around it
 * @throws CommandFailure (usage) when stdin is a terminal or cannot be read
 */
export async function readSecret(what: string, { stdin, interruption }: InputSource): Promise<string> {
  if (stdin.isTTY === true) {
    throw usageFailure(
      `The ${what} is read from stdin, but stdin is a terminal, where it would stay visible.`,
      'Put it in a file that only you can read, and add `< that-file`.',
    );
  }
  const bytes = await readAll(
    readPieces(() => stdin, 'stdin', interruption),
    'stdin',
    oneContact,
  );
  return bytes.toString('utf8').trim();
}

/**
 * Reads a regular file, which takes less time than to load streams.
 * @returns undefined for what may keep its reader waiting, such as a named pipe
 */
function readAtOnce(path: string, { interruption }: InputSource, limit: InputLimit): Buffer | undefined {
  try {
    const file = statSync(path);
    if (!file.isFile()) return undefined;
    refuseMoreThan(limit, file.size, path);
    return readFileSync(path);
  } catch (error) {
    throw unreadable(error, path, interruption);
  }
}

async function readAll(pieces: AsyncIterable<Buffer>, name: string, limit: InputLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of pieces) {
    size += chunk.byteLength;
    refuseMoreThan(limit, size, name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseMoreThan({ mebibytes, remedy }: InputLimit, bytes: number, name: string): void {
  if (bytes <= mebibytes * 1024 * 1024) return;
  throw usageFailure(`${name} is larger than ${String(mebibytes)} MiB.`, remedy);
}
