import { AuditFormatError } from '../audit-format-error.js';
import type { ExportHeader } from '../export/export-header.js';
import { parseTombstone, type Tombstone } from '../note/tombstone.js';
import { findSignatureProblem, type KnownHead } from './known-heads.js';
import type { Finding } from './verification.js';
import type { Expectations } from './verify-options.js';

/**
 * Reads a tombstone of an export and checks who signed it.
 * @param removed last record whose removal an earlier tombstone has shown; 0 at first
 * @returns the tombstone, or what is wrong with it
 */
export function readTombstone(
  note: string,
  header: ExportHeader,
  removed: number,
  expectations: Expectations,
): KnownHead | Finding {
  // What a bad tombstone says about its size was not signed, so it can't name the first record that disagrees.
  const seq = removed + 1;
  const tombstone = parse(note);
  if (!tombstone) {
    return {
      seq,
      causes: ['bad signature'],
      explanation: 'A tombstone is not a signed note about a chain: it proves nothing.',
    };
  }
  if (tombstone.chain !== header.chain) {
    return {
      seq,
      causes: header.from_seq > seq ? ['missing', 'truncated'] : ['inserted'],
      explanation: `A tombstone of ${tombstone.chain} stands in the export of ${header.chain}: it explains no missing record of this chain.`,
    };
  }
  const head: KnownHead = { ...tombstone, kind: 'tombstone' };
  const problem = findSignatureProblem(head, expectations);
  return problem ? { ...problem, seq } : head;
}

function parse(note: string): Tombstone | undefined {
  try {
    return parseTombstone(note);
  } catch (error) {
    if (error instanceof AuditFormatError) return undefined;
    throw error;
  }
}
