import { fingerprintBytes } from './fingerprint.js';

const parts = 64;
const words = fingerprintBytes / 4;
const slotWords = words + 1;
const leastCapacity = 16;
const fullAt = 0.78;
/** Leaves room for parts that get more than their share. */
const firstFill = 0.72;
/** An estimate that is far too high must not take memory for rows that never come. */
const mostExpected = 2_000_000;
const growth = 1.5;

/**
 * Fingerprints with the row in which each was seen first: open addressing in typed arrays. With 16 bytes a slot and between
 * 52 and 78 % of the slots in use, a row takes at most 31 bytes; 64 parts that grow one at a time keep the copy that growing
 * needs small.
 */
export class FingerprintSet {
  private readonly tables: Uint32Array[];
  private readonly used = new Uint32Array(parts);
  private count = 0;

  /** @param expected how many there may be; more make the tables grow, which costs time */
  constructor(expected = 0) {
    const capacity = Math.ceil(Math.min(expected, mostExpected) / parts / firstFill);
    this.tables = Array.from(
      { length: parts },
      () => new Uint32Array(Math.max(leastCapacity, capacity) * slotWords),
    );
  }

  /** Bytes that the tables take. */
  get bytes(): number {
    return this.tables.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /**
   * Adds a fingerprint unless it is there.
   * @param row from 1
   * @returns the row in which it was seen before, or 0
   */
  add(print: string, row: number): number {
    const a = wordAt(print, 0);
    const b = wordAt(print, 4);
    const c = wordAt(print, 8);
    const part = a % parts;
    const table = this.roomyTable(part);
    const at = findSlot(table, a, b, c);
    const earlier = table[at + words] ?? 0;
    if (earlier !== 0) return earlier;
    fillSlot(table, at, a, b, c, row);
    this.used[part] = (this.used[part] ?? 0) + 1;
    this.count += 1;
    return 0;
  }

  /** Whether a fingerprint was added. */
  has(print: string): boolean {
    if (this.count === 0) return false;
    const a = wordAt(print, 0);
    const table = this.tables[a % parts] ?? new Uint32Array();
    return table[findSlot(table, a, wordAt(print, 4), wordAt(print, 8)) + words] !== 0;
  }

  private roomyTable(part: number): Uint32Array {
    const table = this.tables[part] ?? new Uint32Array();
    if ((this.used[part] ?? 0) < (table.length / slotWords) * fullAt) return table;
    const larger = new Uint32Array(Math.ceil((table.length / slotWords) * growth) * slotWords);
    for (let at = 0; at < table.length; at += slotWords) {
      const row = table[at + words] ?? 0;
      if (row === 0) continue;
      const a = table[at] ?? 0;
      const b = table[at + 1] ?? 0;
      const c = table[at + 2] ?? 0;
      fillSlot(larger, findSlot(larger, a, b, c), a, b, c, row);
    }
    this.tables[part] = larger;
    return larger;
  }
}

/** Where a fingerprint is, or the free slot where it belongs. */
function findSlot(table: Uint32Array, a: number, b: number, c: number): number {
  // The first word has chosen the part; the second chooses the slot.
  let at = (b % (table.length / slotWords)) * slotWords;
  while (table[at + words] !== 0) {
    if (table[at] === a && table[at + 1] === b && table[at + 2] === c) return at;
    at += slotWords;
    if (at === table.length) at = 0;
  }
  return at;
}

function fillSlot(table: Uint32Array, at: number, a: number, b: number, c: number, row: number): void {
  table[at] = a;
  table[at + 1] = b;
  table[at + 2] = c;
  table[at + words] = row;
}

/** Four of the bytes that a fingerprint has one a character. */
function wordAt(print: string, at: number): number {
  return (
    (print.charCodeAt(at) |
      (print.charCodeAt(at + 1) << 8) |
      (print.charCodeAt(at + 2) << 16) |
      (print.charCodeAt(at + 3) << 24)) >>>
    0
  );
}
