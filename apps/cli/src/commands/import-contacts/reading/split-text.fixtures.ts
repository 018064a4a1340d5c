import { expect } from '@jest/globals';
import type { FoundRecord, RecordSplitter } from './source-record.js';

/** Everything that comes of a text which arrives in pieces of these lengths. */
export function split(
  splitter: RecordSplitter,
  text: string,
  lengths: readonly number[] = [],
): FoundRecord[] {
  const rows: FoundRecord[] = [];
  let at = 0;
  for (const length of lengths) {
    rows.push(...splitter.push(text.slice(at, at + length)));
    at += length;
  }
  return [...rows, ...splitter.push(text.slice(at)), ...splitter.end()];
}

/** Matches what is thrown for an input that cannot be read, with these words in its detail. */
export function refusal(words: string): unknown {
  return expect.objectContaining({
    report: expect.objectContaining({ exitCode: 3, detail: expect.stringContaining(words) }),
  });
}
