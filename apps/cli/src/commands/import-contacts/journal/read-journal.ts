import { createReadStream } from 'node:fs';
import { CommandFailure, usageFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';
import { isJsonObject } from '../../../json-object.js';
import { isJournalEntry } from './is-journal-entry.js';
import type { JournalEntry, JournalHeader } from './journal-entry.js';

/** What a journal begins with and how much of it is whole. */
export interface JournalExtent {
  readonly header: JournalHeader;
  /** What lies behind is the line that was being written when the machine stopped. */
  readonly wholeBytes: number;
}

/**
 * Reads a journal from its beginning.
 * @param onEntry is called with each entry in order
 * @throws CommandFailure (usage) when it cannot be read or is none, (unexpected) when it is damaged before its end
 */
export async function readJournal(
  path: string,
  onEntry: (entry: JournalEntry) => void,
): Promise<JournalExtent> {
  let header: JournalHeader | undefined;
  let wholeBytes = 0;
  let number = 0;
  let damagedLine: number | undefined;
  for await (const line of readLines(path)) {
    number += 1;
    const value = parse(line);
    if (value === undefined) {
      damagedLine ??= number;
      continue;
    }
    // Only the end of a file can be lost when a machine stops.
    if (damagedLine !== undefined) throw damaged(path, damagedLine);
    if (header === undefined) header = asHeader(value, path);
    else if (isJournalEntry(value)) onEntry(value as unknown as JournalEntry);
    else throw changedByHand(path, number);
    wholeBytes += line.byteLength + 1;
  }
  if (header === undefined) throw noJournal(path);
  return { header, wholeBytes };
}

/** Lines that have their line break. */
async function* readLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      const bytes = rest.byteLength === 0 ? piece : Buffer.concat([rest, piece]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield bytes.subarray(start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw usageFailure(
      `The journal ${path} cannot be read (${code}).`,
      'Name the journal of an import, such as `contacts.journal`.',
    );
  }
}

function parse(line: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function asHeader(value: Readonly<Record<string, unknown>>, path: string): JournalHeader {
  const { journal, import_id: importId, plan_sha256: plan } = value;
  if (journal !== 1 || typeof importId !== 'string' || typeof plan !== 'string') throw noJournal(path);
  return { journal, import_id: importId, plan_sha256: plan };
}

function noJournal(path: string): CommandFailure {
  return usageFailure(
    `${path} is no journal of an import.`,
    'An import of contacts.csv keeps its journal in contacts.journal.',
  );
}

function changedByHand(path: string, line: number): CommandFailure {
  return usageFailure(
    `${path} says on line ${line} what no import writes: it was changed by hand. Nothing was sent.`,
    'Put the journal back as it was.',
  );
}

function damaged(path: string, line: number): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'The journal is damaged',
    detail: `${path} cannot be read on line ${line}, and goes on behind it: it was changed by something else. Nothing was sent.`,
    nextSteps: ['Get the journal back from a backup. Without it nobody knows which rows were sent.'],
  });
}
