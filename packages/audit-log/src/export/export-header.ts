import { canonicalize } from '../canonical/canonicalize.js';
import { isTime } from '../note/chain-head.js';
import { isChainName } from '../record/audit-record.js';

/** First line of an export. It is not signed: what it says is held against the records. */
export interface ExportHeader {
  readonly export: typeof exportFormat;
  readonly chain: string;
  /** Null when every record of the range is there; such an export alone can be verified. */
  readonly filter: Readonly<Record<string, unknown>> | null;
  /** `seq` of the first record. */
  readonly from_seq: number;
  /** `seq` of the last record; `from_seq` - 1 when there is none. */
  readonly to_seq: number;
  /** When the export was made, RFC 3339. */
  readonly created: string;
}

/** Names the format and its version. */
export const exportFormat = 'contacts-audit/1';

/** Longest line of an export, in bytes, without its line feed. */
export const maxLineBytes = 65_536;

const members = ['chain', 'created', 'export', 'filter', 'from_seq', 'to_seq'];

/**
 * Writes the first line of an export.
 * @returns the line without its line feed
 * @throws CanonicalFormError when the filter has no canonical form
 */
export function formatExportHeader(header: Omit<ExportHeader, 'export'>): string {
  return canonicalize({ ...header, export: exportFormat });
}

/** @returns whether a JSON object is a header of this format and version */
export function isExportHeader(value: Record<string, unknown>): boolean {
  const { chain, created, filter, from_seq: from, to_seq: to } = value;
  return (
    value['export'] === exportFormat &&
    Object.keys(value).sort().join() === members.join() &&
    isChainName(chain) &&
    isTime(created) &&
    typeof filter === 'object' &&
    !Array.isArray(filter) &&
    isSeq(from) &&
    Number.isSafeInteger(to) &&
    Number(to) >= from - 1
  );
}

/** @returns whether a value may be the number of a record */
export function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
