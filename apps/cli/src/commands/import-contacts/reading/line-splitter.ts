import { readJsonText } from './read-json-text.js';
import { longestRecord } from './source-record.js';
import type { FoundRecord, RecordSplitter } from './source-record.js';
import { unreadableInput } from './unreadable-input.js';

/** Cuts NDJSON into rows: one JSON value a line; empty lines are no rows. */
export class LineSplitter implements RecordSplitter {
  private rest = '';
  private line = 0;

  push(text: string): FoundRecord[] {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > longestRecord) {
      throw unreadableInput(
        `Line ${this.line + lines.length + 1} is longer than 1 MiB.`,
        'NDJSON has one contact a line.',
      );
    }
    return lines.flatMap((line) => this.read(line));
  }

  end(): FoundRecord[] {
    return this.read(this.rest);
  }

  private read(line: string): FoundRecord[] {
    this.line += 1;
    return line.trim() === '' ? [] : [readJsonText(line.replace(/\r$/, ''), this.line)];
  }
}
