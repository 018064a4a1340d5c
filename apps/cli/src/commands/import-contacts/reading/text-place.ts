/** Where a reader stands in a text that it passes bit by bit. Lines end with LF alone, as those of NDJSON do. */
export class TextPlace {
  /** From 1. */
  line = 1;
  /** From 1, in UTF-16 code units. */
  column = 1;

  /** @param text that the reader has passed */
  pass(text: string): void {
    let lastBreak = -1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.line += 1;
      lastBreak = at;
    }
    this.column = lastBreak === -1 ? this.column + text.length : text.length - lastBreak;
  }
}
