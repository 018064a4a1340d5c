import { isHexHash } from '../bytes/sha256.js';
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8.js';
import { findCanonicalWriter, type CanonicalWriter } from '../canonical/canonical-writer.js';
import { isSeq, maxLineBytes } from '../export/export-header.js';

/** A line that is not the canonical form of a JSON object. `problem` completes the sentence "The line …". */
export interface DamagedLine {
  readonly form: 'damaged';
  readonly problem: string;
}

/** A line in canonical form that lacks what links a record into a chain. */
export interface OtherLine {
  readonly form: 'other';
  readonly value: Record<string, unknown>;
}

/** A line in canonical form with all that links a record into a chain. Nothing about it has been checked yet. */
export interface RecordLine {
  readonly form: 'record';
  readonly value: Record<string, unknown>;
  /** Writes canonical forms of the value and its parts. */
  readonly write: CanonicalWriter;
  readonly chain: string;
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** One line of an export. */
export type Line = DamagedLine | OtherLine | RecordLine;

/**
 * Reads one line and holds it against its own canonical form.
 * @param line without its line feed
 * @param terminated whether it had one
 */
export function readLine(line: Uint8Array | string, terminated: boolean): Line {
  if (!terminated) return damaged('does not end in a line feed');
  if (isTooLong(line)) return damaged(`is longer than ${maxLineBytes} bytes`);
  const text = typeof line === 'string' ? line : decodeUtf8(line);
  if (text === undefined) return damaged('is not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return damaged('is not a JSON object');
  const write = findCanonicalWriter(text, value);
  if (!write) return damaged('is JSON, but not in canonical form');
  return classify(value as Record<string, unknown>, write);
}

function isTooLong(line: Uint8Array | string): boolean {
  if (line.length > maxLineBytes) return true;
  // A UTF-16 unit takes three bytes at most, so that short texts need not be encoded to be measured.
  return typeof line === 'string' && line.length * 3 > maxLineBytes && encodeUtf8(line).length > maxLineBytes;
}

function classify(value: Record<string, unknown>, write: CanonicalWriter): OtherLine | RecordLine {
  const { chain, seq, previous_hash: previousHash, hash } = value;
  return typeof chain === 'string' && isSeq(seq) && isHexHash(previousHash) && isHexHash(hash)
    ? { form: 'record', value, write, chain, seq, previousHash, hash }
    : { form: 'other', value };
}

function damaged(problem: string): DamagedLine {
  return { form: 'damaged', problem };
}
