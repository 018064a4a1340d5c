import type { ContactError } from '@contacts/bff-client';

/** First line of a journal. */
export interface JournalHeader {
  readonly journal: 1;
  readonly import_id: string;
  /** Digest of the plan beside it. */
  readonly plan_sha256: string;
}

/** What became of a row. The values of its contact stay in the input. */
export type RowEntry =
  /** Durable before the row is sent; `at` in milliseconds since 1970. */
  | { readonly row: number; readonly state: 'attempted'; readonly at: number }
  | {
      readonly row: number;
      readonly state: 'created';
      readonly contact_id: string;
      readonly operation_id?: string;
    }
  | { readonly row: number; readonly state: 'rejected'; readonly errors: readonly ContactError[] }
  | { readonly row: number; readonly state: 'not_sent'; readonly errors: readonly ContactError[] }
  | { readonly row: number; readonly state: 'in_doubt'; readonly operation_id?: string }
  /** It is known that it was not sent after all; anybody may send it. */
  | { readonly row: number; readonly state: 'untouched' }
  /** By the undoing of the import. */
  | { readonly row: number; readonly state: 'deleted' };

/** What happens to an import as a whole. */
export type ImportEntry =
  /** Somebody starts or resumes it. */
  | { readonly started: string; readonly caller: string }
  /** Every row has an outcome; the failed ones since the last time were given back in a file beside the
   * journal, if there were any. */
  | { readonly ended: string; readonly failed_file: string | null }
  | { readonly undo: string };

export type JournalEntry = RowEntry | ImportEntry;
