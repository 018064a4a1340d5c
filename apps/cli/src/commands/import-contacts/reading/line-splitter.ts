import { LineShape } from './line-shape.js';
import { readJsonText } from './read-json-text.js';
import { longestRecord } from './source-record.js';
import type { FoundRecord, RecordSplitter } from './source-record.js';
import { unreadableInput } from './unreadable-input.js';

/** Each that a line does not have costs it a look; a file with more of them gains nothing. */
const mostShapes = 8;

/** Cuts NDJSON into rows: one JSON value a line; empty lines are no rows. */
export class LineSplitter implements RecordSplitter {
  private rest = '';
  private line = 0;
  private readonly shapes: LineShape[] = [];

  push(text: string): FoundRecord[] {
    const rows = this.cut(this.rest + text);
    if (this.rest.length > longestRecord) {
      throw unreadableInput(`Line ${this.line + 1} is longer than 1 MiB.`, 'NDJSON has one contact a line.');
    }
    return rows;
  }

  end(): FoundRecord[] {
    return this.cut(`${this.rest}\n`);
  }

  private cut(text: string): FoundRecord[] {
    const rows: FoundRecord[] = [];
    let at = 0;
    for (;;) {
      const like = this.readLikeEarlier(text, at);
      if (like !== undefined) {
        this.line += 1;
        rows.push({ line: this.line, content: { value: like.value } });
        at = like.next;
        continue;
      }
      const lineBreak = text.indexOf('\n', at);
      if (lineBreak === -1) break;
      this.line += 1;
      const line = text.slice(at, lineBreak);
      if (line.trim() !== '') rows.push(this.readOnItsOwn(line));
      at = lineBreak + 1;
    }
    this.rest = text.slice(at);
    return rows;
  }

  private readLikeEarlier(text: string, at: number): ReturnType<LineShape['readAt']> {
    for (const shape of this.shapes) {
      const like = shape.readAt(text, at);
      if (like !== undefined) return like;
    }
    return undefined;
  }

  private readOnItsOwn(line: string): FoundRecord {
    const record = readJsonText(line.replace(/\r$/, ''), this.line);
    if (this.shapes.length < mostShapes && 'value' in record.content) {
      const shape = LineShape.of(record.content.value);
      // One with escapes or wide numbers does not even fit the line that it comes from.
      if (shape?.readAt(`${line}\n`, 0) !== undefined) this.shapes.push(shape);
    }
    return record;
  }
}
