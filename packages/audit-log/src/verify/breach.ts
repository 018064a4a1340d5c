import type { KnownHead } from './known-heads.js';
import type { Line } from './read-line.js';

/** Where following the chain came to its end, and what was known at that moment. */
export interface Breach {
  readonly line: Line;
  readonly lineNumber: number;
  /** Whether the line ended in a line feed; only the last one of a file can lack it. */
  readonly terminated: boolean;
  /** Number that the line had to have. */
  readonly expected: number;
  /** Hash of the record before it, which the line had to name; null when nothing tells. */
  readonly previousHash: string | null;
  /** Hash of the record before that one; null when it is not known. */
  readonly beforePrevious: string | null;
  /** What vouches for {@link previousHash}, apart from the record that states it. */
  readonly vouchedBy: 'start' | 'signature' | null;
  /** The line fits, but this statement about it names another hash. */
  readonly disputedBy: KnownHead | null;
}
