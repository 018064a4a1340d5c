import { AuditFormatError } from '../audit-format-error.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { signatureMark } from './signed-note.js';

/**
 * Reads a file of checkpoints: any number, of any chains, one after the other, with or without blank lines between
 * them. A byte order mark and CRLF, which mail and editors add, are taken off: a note can hold neither.
 * @throws AuditFormatError when something in it is no checkpoint; the message names its first line
 */
export function parseCheckpoints(file: string): Checkpoint[] {
  const lines = file
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const checkpoints: Checkpoint[] = [];
  let start = 0;
  while (start < lines.length) {
    if (lines[start] === '') {
      start++;
      continue;
    }
    const end = endOfNote(lines, start);
    checkpoints.push(parseAt(lines.slice(start, end), start + 1));
    start = end;
  }
  return checkpoints;
}

/** A note ends where a signature line is followed by something else. */
function endOfNote(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && !lines[end]?.startsWith(signatureMark)) end++;
  while (end < lines.length && lines[end]?.startsWith(signatureMark)) end++;
  return end;
}

function parseAt(lines: readonly string[], lineNumber: number): Checkpoint {
  try {
    return parseCheckpoint(`${lines.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof AuditFormatError)) throw error;
    throw new AuditFormatError(`The checkpoint that starts on line ${lineNumber}: ${error.message}`);
  }
}
