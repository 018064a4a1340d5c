import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFilePieces } from '../../../input/open-input.js';
import { findDelimiter } from './find-delimiter.js';
import { unreadableInput } from './unreadable-input.js';
import { decodeWindows1252 } from './windows-1252.js';

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

const headBytes = 64 * 1024;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

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
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const piece of readFilePieces(path, interruption)) {
    digest.update(piece);
    checker.add(piece);
    size += piece.byteLength;
    if (head.byteLength < headBytes) head = Buffer.concat([head, piece]);
  }
  refuseUtf16(head, path);
  const encoding = checker.isValid() ? 'utf-8' : 'windows-1252';
  const text = textOfHead(head, encoding);
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

function refuseUtf16(head: Buffer, path: string): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    throw unreadableInput(`${path} is UTF-16.`, 'Save it as UTF-8, in a spreadsheet as "CSV UTF-8".');
  }
}

function textOfHead(head: Buffer, encoding: InputFacts['encoding']): string {
  const withoutMark = head.subarray(0, 3).equals(byteOrderMark) ? head.subarray(3) : head;
  return encoding === 'utf-8' ? withoutMark.toString('utf8') : decodeWindows1252(withoutMark);
}

function findFormat(text: string): InputFacts['format'] {
  const first = text.trimStart().charAt(0);
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
