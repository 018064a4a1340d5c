import { skipBlanks } from './json-blanks.js';
import { LineShape } from './line-shape.js';
import { readJsonText } from './read-json-text.js';
import { longestRecord } from './source-record.js';
import type { FoundRecord, RecordSplitter } from './source-record.js';
import { unreadableInput } from './unreadable-input.js';

/** Each that a line does not have costs it a look. */
const mostShapes = 8;
/** From so many lines shapes are learnt; after them most lines must have one, or looking for it is given up. */
const lessons = 64;

/** Cuts NDJSON into rows: one JSON value a line; empty lines are no rows. */
export class LineSplitter implements RecordSplitter {
  private rest = '';
  private line = 0;
  private shapes: LineShape[] = [];
  /** Lines read by a shape, and those read on their own. */
  private alike = 0;
  private alone = 0;

  push(text: string): FoundRecord[] {
    const rows = this.cut(this.rest + text);
    this.refuseLonger(this.rest.length);
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
        this.refuseLonger(like.next - 1 - at);
        this.line += 1;
        this.alike += 1;
        rows.push({ line: this.line, content: { value: like.value } });
        at = like.next;
        continue;
      }
      const lineBreak = text.indexOf('\n', at);
      if (lineBreak === -1) break;
      this.refuseLonger(lineBreak - at);
      this.line += 1;
      const line = text.slice(at, lineBreak);
      if (skipBlanks(line, 0) < line.length) rows.push(this.readOnItsOwn(line));
      at = lineBreak + 1;
    }
    this.rest = text.slice(at);
    return rows;
  }

  /** @param length of the next line, or of what there is of it, without its line feed */
  private refuseLonger(length: number): void {
    if (length > longestRecord) {
      throw unreadableInput(`Line ${this.line + 1} is longer than 1 MiB.`, 'NDJSON has one contact a line.');
    }
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
    this.alone += 1;
    if (this.alone <= lessons) this.learnFrom(line, record);
    else if (this.alone > this.alike) this.shapes = [];
    return record;
  }

  private learnFrom(line: string, { content }: FoundRecord): void {
    if (this.shapes.length === mostShapes || !('value' in content)) return;
    const shape = LineShape.of(content.value);
    // One with escapes or wide numbers does not even fit the line that it comes from.
    if (shape?.readAt(`${line}\n`, 0) !== undefined) this.shapes.push(shape);
  }
}
