import { decodeWindows1252 } from './windows-1252.js';

/** What the first bytes of a file say of its encoding. */
export type ByteOrderMark = 'utf-8' | 'utf-16' | 'none';

const enoughBytes = 64 * 1024;
const longestMark = 3;
const blanks: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'));

/**
 * The beginning of an input, from its first byte that is neither part of a byte order mark nor blank, so that no number
 * of blanks hides what comes behind them.
 */
export class InputHead {
  private bytes = Buffer.alloc(0);
  /** Undefined until there are enough bytes to tell. */
  private foundMark: ByteOrderMark | undefined;

  /** Takes the next bytes of the input, as far as they are needed. */
  add(piece: Buffer): void {
    if (this.bytes.byteLength >= enoughBytes) return;
    this.bytes = Buffer.concat([this.bytes, piece]);
    if (this.foundMark === undefined) {
      if (this.bytes.byteLength < longestMark) return;
      this.foundMark = markOf(this.bytes);
      if (this.foundMark === 'utf-8') this.bytes = this.bytes.subarray(longestMark);
    }
    const begin = this.bytes.findIndex((byte) => !blanks.has(byte));
    this.bytes = this.bytes.subarray(begin === -1 ? this.bytes.byteLength : begin);
  }

  get mark(): ByteOrderMark {
    return this.foundMark ?? markOf(this.bytes);
  }

  text(encoding: 'utf-8' | 'windows-1252'): string {
    return encoding === 'utf-8' ? this.bytes.toString('utf8') : decodeWindows1252(this.bytes);
  }
}

function markOf(bytes: Buffer): ByteOrderMark {
  const start = bytes.subarray(0, longestMark).toString('hex');
  if (start === 'efbbbf') return 'utf-8';
  return start.startsWith('fffe') || start.startsWith('feff') ? 'utf-16' : 'none';
}
