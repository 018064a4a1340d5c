import type { JournalEntry, RowEntry } from './journal-entry.js';

const codes = {
  untouched: 0,
  attempted: 1,
  created: 2,
  rejected: 3,
  not_sent: 4,
  in_doubt: 5,
  deleted: 6,
  /** Failed, and given back in a file that may have been imported since. */
  returned: 7,
} as const;

/** What is known of a row. */
export type RowState = keyof typeof codes;

const names = Object.keys(codes) as RowState[];

/** A row whose outcome is not known, and who sent it: the BFF knows its key for this caller only. */
export interface OpenRow {
  readonly caller: string;
  readonly at: number;
  /** Once the BFF has named it: proof that the row has reached the BFF. */
  readonly operationId?: string | undefined;
}

/** Where an import stands: one byte a row, put together from the entries of its journal. */
export class RowStates {
  /** Rows that are attempted or in doubt. */
  readonly open = new Map<number, OpenRow>();
  /** How often the import has ended. */
  ends = 0;
  /** Name of the latest file with failed rows. */
  failedFile: string | null = null;
  isUndone = false;
  /** The largest row that any entry is about. */
  lastRow = 0;
  private states = new Uint8Array(1024);
  private readonly totals = names.map(() => 0);
  private caller = '';

  get(row: number): RowState {
    return names[this.states[row] ?? 0] ?? 'untouched';
  }

  /** How many rows are in a state; of untouched ones nothing is counted. */
  count(state: RowState): number {
    return this.totals[codes[state]] ?? 0;
  }

  apply(entry: JournalEntry): void {
    if ('row' in entry) this.applyRow(entry);
    else if ('started' in entry) this.caller = entry.caller;
    else if ('undo' in entry) this.isUndone = true;
    else {
      this.ends += 1;
      this.failedFile = entry.failed_file ?? this.failedFile;
      this.returnFailed();
    }
  }

  private applyRow(entry: RowEntry): void {
    const { row, state } = entry;
    const known = this.open.get(row);
    this.lastRow = Math.max(this.lastRow, row);
    if (state === 'attempted') {
      this.open.set(row, { caller: this.caller, at: entry.at, operationId: known?.operationId });
    } else if (state !== 'in_doubt') this.open.delete(row);
    else if (known !== undefined && entry.operation_id !== undefined) {
      this.open.set(row, { ...known, operationId: entry.operation_id });
    }
    this.set(row, codes[state]);
  }

  private returnFailed(): void {
    this.states.forEach((code, row) => {
      if (code === codes.rejected || code === codes.not_sent) this.set(row, codes.returned);
    });
  }

  private set(row: number, code: number): void {
    if (row >= this.states.length) {
      const larger = new Uint8Array(Math.max(row + 1, this.states.length * 2));
      larger.set(this.states);
      this.states = larger;
    }
    const earlier = this.states[row] ?? 0;
    this.totals[earlier] = (this.totals[earlier] ?? 0) - 1;
    this.totals[code] = (this.totals[code] ?? 0) + 1;
    this.states[row] = code;
  }
}
