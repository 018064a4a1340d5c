import type { Breach } from './breach.js';
import type { Line, RecordLine } from './read-line.js';

/**
 * Looks at all lines behind a breach for what tells its causes apart. It compares hashes that the lines state, and
 * holds no more than three of them.
 */
export class Survey {
  /** The line right behind the breach. */
  next: Line | undefined;
  /** The last record of the file. */
  last: RecordLine | undefined;
  /** Another record that was sealed right after the last one that holds, so the one that was expected. */
  successor: RecordLine | undefined;
  /** Whether another record was sealed after the same one as the record at the breach. */
  hasTwin = false;
  /** Whether the record after which the one at the breach was sealed comes later. */
  hasPredecessor = false;

  constructor(
    private readonly breach: Breach,
    private readonly chain: string,
  ) {}

  /** Takes the next line behind the breach. */
  add(line: Line): void {
    this.next ??= line;
    if (line.form !== 'record' || line.chain !== this.chain) return;
    this.last = line;
    if (line.previousHash === this.breach.previousHash) this.successor ??= line;
    const first = this.breach.line;
    if (first.form !== 'record') return;
    if (line.previousHash === first.previousHash) this.hasTwin = true;
    if (line.hash === first.previousHash) this.hasPredecessor = true;
  }
}
