import { findDelimiter } from './find-delimiter.js';
import { InputHead } from './input-head.js';
import { skipBlanks } from './json-blanks.js';
import { readBlocks } from './read-blocks.js';
import { RunningDigest } from './running-digest.js';
import { unreadableInput } from './unreadable-input.js';
import { Utf8Checker } from './utf8-checker.js';

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

/** A file that was read once. */
export interface SurveyedInput {
  readonly path: string;
  readonly facts: InputFacts;
  /** What a {@link RunningDigest} says after each block, so that a later reader sees a change before it uses the block. */
  readonly marks: readonly string[];
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
): Promise<SurveyedInput> {
  const digest = new RunningDigest();
  const marks: string[] = [];
  const checker = new Utf8Checker();
  const head = new InputHead();
  let size = 0;
  for await (const block of readBlocks(path, interruption)) {
    marks.push(digest.add(block));
    checker.add(block);
    size += block.byteLength;
    head.add(block);
  }
  if (head.mark === 'utf-16') {
    throw unreadableInput(`${path} is UTF-16.`, 'Save it as UTF-8, in a spreadsheet as "CSV UTF-8".');
  }
  const fault = checker.fault();
  const encoding = fault === undefined ? 'utf-8' : 'windows-1252';
  const text = head.text(encoding);
  const format = findFormat(text);
  if (fault !== undefined && (head.mark === 'utf-8' || format !== 'csv')) {
    const sign = head.mark === 'utf-8' ? 'has the byte order mark of UTF-8' : 'looks like JSON';
    const place = `line ${await lineOfByte(path, fault, interruption)} (byte ${fault + 1})`;
    throw unreadableInput(`${path} ${sign} but is not UTF-8 on ${place}.`, 'Save it as UTF-8.');
  }
  const facts: InputFacts = {
    size,
    sha256: digest.finish(),
    format,
    encoding,
    delimiter: delimiter ?? (format === 'csv' ? findDelimiter(text) : ','),
  };
  return { path, facts, marks };
}

function findFormat(text: string): InputFacts['format'] {
  const first = text.charAt(skipBlanks(text, 0));
  return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv';
}

/** Counts lines only once one is asked for, as most files are sound. */
async function lineOfByte(path: string, offset: number, interruption: AbortSignal): Promise<number> {
  let line = 1;
  let left = offset;
  for await (const block of readBlocks(path, interruption)) {
    const before = block.subarray(0, left);
    for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
    left -= before.byteLength;
    if (left === 0) break;
  }
  return line;
}
