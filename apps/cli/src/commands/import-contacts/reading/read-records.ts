import { usageFailure } from '../../../command-failure.js';
import { CsvSplitter } from './csv-splitter.js';
import { JsonArraySplitter } from './json-array-splitter.js';
import { LineSplitter } from './line-splitter.js';
import { readBlocks } from './read-blocks.js';
import { RunningDigest } from './running-digest.js';
import type { FoundRecord, RecordSplitter, SourceRecord } from './source-record.js';
import type { InputFacts, SurveyedInput } from './survey-input.js';
import { decodeWindows1252 } from './windows-1252.js';

/** What reading has come to so far. */
export interface Batch {
  readonly records: readonly SourceRecord[];
  /** Of the input, up to the end of these rows. */
  readonly bytes: number;
}

/** The header of a CSV file; empty for other formats. */
export type Header = readonly string[];

/**
 * Reads an input row by row, in batches.
 * @param input as {@link surveyInput} has found it
 * @param onHeader is called once, before the first batch
 * @throws CommandFailure (usage) when the input is not the surveyed one any more, before any row of the block that differs;
 *   (invalid input) when its rows cannot be told apart
 */
export async function* readRecords(
  { path, facts, marks }: SurveyedInput,
  interruption: AbortSignal,
  onHeader: (header: Header) => void,
): AsyncGenerator<Batch> {
  const splitter = splitterOf(facts);
  const decode = decoderOf(facts.encoding);
  const digest = new RunningDigest();
  let blocks = 0;
  let bytes = 0;
  let row = 0;
  let isHeaderNext = facts.format === 'csv';
  if (!isHeaderNext) onHeader([]);
  const batch = (found: readonly FoundRecord[]): Batch => {
    const records: SourceRecord[] = [];
    for (const record of found) {
      if (isHeaderNext) {
        isHeaderNext = false;
        onHeader('cells' in record.content ? record.content.cells : []);
      } else records.push({ row: ++row, ...record });
    }
    return { records, bytes };
  };
  for await (const block of readBlocks(path, interruption)) {
    if (digest.add(block) !== marks[blocks++]) throw inputChanged(path);
    bytes += block.byteLength;
    yield batch(splitter.push(decode(block, false)));
  }
  // A file may have become shorter by whole blocks.
  if (digest.finish() !== facts.sha256) throw inputChanged(path);
  yield batch([...splitter.push(decode(Buffer.alloc(0), true)), ...splitter.end()]);
}

/** The input is not what was surveyed, so its rows are not those that were planned. */
export function inputChanged(path: string): Error {
  return usageFailure(
    `${path} has changed since the import was planned, so its rows are not those of the plan.`,
    'Put the file back as it was to resume, or import the new file under another name.',
  );
}

function splitterOf({ format, delimiter }: InputFacts): RecordSplitter {
  switch (format) {
    case 'csv':
      return new CsvSplitter(delimiter);
    case 'json':
      return new JsonArraySplitter();
    case 'ndjson':
      return new LineSplitter();
  }
}

function decoderOf(encoding: InputFacts['encoding']): (bytes: Buffer, isLast: boolean) => string {
  if (encoding === 'windows-1252') return (bytes) => decodeWindows1252(bytes);
  const decoder = new TextDecoder('utf-8');
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}
