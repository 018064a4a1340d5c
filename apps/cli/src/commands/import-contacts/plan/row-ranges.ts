/** Rows that are skipped, in order, as text such as `5,7-90`. */
export class RangeWriter {
  private readonly parts: string[] = [];
  private first = 0;
  private last = 0;

  /** @param row larger than all before */
  add(row: number): void {
    if (row === this.last + 1 && this.last !== 0) {
      this.last = row;
      return;
    }
    this.close();
    this.first = row;
    this.last = row;
  }

  /** The text of all rows. */
  finish(): string {
    this.close();
    return this.parts.join(',');
  }

  private close(): void {
    if (this.last === 0) return;
    this.parts.push(this.first === this.last ? String(this.first) : `${this.first}-${this.last}`);
    this.last = 0;
  }
}

/**
 * Tells for rows asked in order whether they are in a text of {@link RangeWriter}.
 * @param text as written
 */
export function rangeReader(text: string): (row: number) => boolean {
  const ranges = text === '' ? [] : text.split(',').map((part) => part.split('-').map(Number));
  let next = 0;
  return (row) => {
    while (next < ranges.length && (ranges[next]?.at(-1) ?? 0) < row) next++;
    return (ranges[next]?.[0] ?? Infinity) <= row;
  };
}

/** Whether a text is one of {@link RangeWriter}. */
export function isRangeText(text: string): boolean {
  return text === '' || text.split(',').every((part) => /^\d+(?:-\d+)?$/.test(part));
}
