import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFilePieces } from '../../../input/open-input.js';
import { findDelimiter } from './find-delimiter.js';
import { InputHead } from './input-head.js';
import { skipBlanks } from './json-blanks.js';
import { unreadableInput } from './unreadable-input.js';

/** What an input is, found out by reading it once. */
export interface InputFacts {
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  readonly format: 'csv' | 'json' | 'ndjson';
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Of CSV; `,` otherwise. */
  readonly delimiter: string;
}

/**
 * Finds out what a file is: its digest, encoding, format and delimiter.
 * @param delimiter what the user says; found out from the first line otherwise
 * @throws CommandFailure (usage) when it cannot be opened, (invalid input) for an encoding that is not read
 */
export async function surveyInput(
  path: string,
  interruption: AbortSignal,
  delimiter?: string,
): Promise<InputFacts> {
  const digest = createHash('sha256');
  const checker = new Utf8Checker();
  const head = new InputHead();
  let size = 0;
  for await (const piece of readFilePieces(path, interruption)) {
    digest.update(piece);
    checker.add(piece);
    size += piece.byteLength;
    head.add(piece);
  }
  if (head.mark === 'utf-16') {
    throw unreadableInput(`${path} is UTF-16.`, 'Save it as UTF-8, in a spreadsheet as "CSV UTF-8".');
  }
  const encoding = checker.isValid() ? 'utf-8' : 'windows-1252';
  const text = head.text(encoding);
  const format = findFormat(text);
  if (format !== 'csv' && encoding !== 'utf-8') {
    throw unreadableInput(`${path} looks like JSON but is not UTF-8.`, 'Save it as UTF-8.');
  }
  return {
    size,
    sha256: digest.digest('hex'),
    format,
    encoding,
    delimiter: delimiter ?? (format === 'csv' ? findDelimiter(text) : ','),
  };
}

function findFormat(text: string): InputFacts['format'] {
  const first = text.charAt(skipBlanks(text, 0));
  return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv';
}

/** Checks bytes that come in pieces, a character possibly in two of them. */
class Utf8Checker {
  private rest = Buffer.alloc(0);
  private isSoFar = true;

  add(piece: Buffer): void {
    if (!this.isSoFar) return;
    const bytes = this.rest.byteLength === 0 ? piece : Buffer.concat([this.rest, piece]);
    const end = endOfWholeCharacters(bytes);
    this.isSoFar = isUtf8(bytes.subarray(0, end));
    this.rest = Buffer.from(bytes.subarray(end));
  }

  isValid(): boolean {
    return this.isSoFar && isUtf8(this.rest);
  }
}

/** @returns where a character begins that goes on after the bytes; their length if none does */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back++) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.byteLength - back : bytes.byteLength;
    }
  }
  return bytes.byteLength;
}
