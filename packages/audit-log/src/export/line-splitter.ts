import { maxLineBytes } from './export-header.js';

const lineFeed = 0x0a;

/**
 * Cuts chunks of bytes into lines. Holds at most one line: of a longer one than an export may have, only one byte more
 * than the limit is kept, enough to see that it is too long.
 */
export class LineSplitter {
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  /** @param onLine takes a line without its line feed, and whether it had one; the bytes are valid during the call */
  constructor(private readonly onLine: (line: Uint8Array, terminated: boolean) => void) {}

  /** Takes the next bytes. They may be used again once the call returns. */
  write(chunk: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) break;
      this.#emit(chunk.subarray(start, end), true);
      start = end + 1;
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start));
  }

  /** Ends the input: what is left is a line without a line feed. */
  end(): void {
    if (this.#heldBytes > 0) this.#emit(new Uint8Array(0), false);
  }

  #emit(end: Uint8Array, terminated: boolean): void {
    if (this.#heldBytes === 0) {
      this.onLine(end, terminated);
      return;
    }
    this.#hold(end);
    const line = new Uint8Array(this.#heldBytes);
    let offset = 0;
    for (const part of this.#held) {
      line.set(part, offset);
      offset += part.length;
    }
    this.#held = [];
    this.#heldBytes = 0;
    this.onLine(line, terminated);
  }

  #hold(part: Uint8Array): void {
    const room = maxLineBytes + 1 - this.#heldBytes;
    if (room <= 0 || part.length === 0) return;
    // A copy: the chunk belongs to the stream that it came from.
    this.#held.push(part.slice(0, room));
    this.#heldBytes += Math.min(part.length, room);
  }
}
