import { isUtf8 } from 'node:buffer';

/** Checks bytes that come in pieces, a character possibly in two of them. */
export class Utf8Checker {
  private rest = Buffer.alloc(0);
  /** How many bytes stand before the rest. */
  private checked = 0;
  private found: number | undefined;

  add(piece: Buffer): void {
    if (this.found !== undefined) return;
    const bytes = this.rest.byteLength === 0 ? piece : Buffer.concat([this.rest, piece]);
    if (isUtf8Throughout(bytes)) {
      const end = endOfWholeCharacters(bytes);
      this.checked += end;
      this.rest = Buffer.from(bytes.subarray(end));
    } else this.found = this.checked + findFault(bytes);
  }

  /** @returns how many bytes of UTF-8 stand before what is none; undefined if there is nothing else */
  fault(): number | undefined {
    return this.found ?? (this.rest.byteLength === 0 ? undefined : this.checked);
  }
}

/** Where what is no character begins; found by halves, as the engine only says whether there is such a place. */
function findFault(bytes: Buffer): number {
  let sound = 0;
  let unsound = bytes.byteLength;
  while (unsound - sound > 1) {
    const middle = Math.floor((sound + unsound) / 2);
    if (isUtf8Throughout(bytes.subarray(0, middle))) sound = middle;
    else unsound = middle;
  }
  return endOfWholeCharacters(bytes.subarray(0, sound));
}

/** Whether the bytes are UTF-8, whose last character may go on after them. */
function isUtf8Throughout(bytes: Buffer): boolean {
  return isUtf8(bytes.subarray(0, endOfWholeCharacters(bytes)));
}

/** @returns where a character begins that goes on after the bytes; their length if none does */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back++) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.byteLength - back : bytes.byteLength;
    }
  }
  return bytes.byteLength;
}
