import type { Evidence } from './evidence.js';
import { hashAs } from './judge-record.js';
import type { RecordLine } from './read-line.js';

/** How far a renumbering is searched for. The search runs once, at the first breach. */
const farthest = 1024;

/**
 * Finds the number under which a record was sealed, whatever number it carries now: the one with which its contents
 * give the hash that it states or, when that hash was computed anew, the hash that the next record names.
 * @returns undefined when no number within reach does: then more than the number was changed
 */
export function findSealedNumber(evidence: Evidence, line: RecordLine): number | undefined {
  const { survey, sha256 } = evidence;
  const { next } = survey;
  const hashes = new Set([line.hash]);
  if (next?.form === 'record') hashes.add(next.previousHash);
  let own: number | undefined;
  for (const seq of candidates(evidence, line)) {
    const hash = hashAs(line, seq, sha256);
    if (!hashes.has(hash)) continue;
    // The next record's word counts for more: a hash of one's own is easily computed anew.
    if (hash !== line.hash) return seq;
    own ??= seq;
    if (hashes.size === 1 || (next?.form === 'record' && next.previousHash === hash)) return own;
  }
  return own;
}

function* candidates({ breach, survey, header }: Evidence, line: RecordLine): Generator<number> {
  yield line.seq;
  yield breach.expected;
  // As many records as are missing at the end were taken out somewhere, if the header was left alone.
  if (survey.last) yield line.seq + header.to_seq - survey.last.seq;
  for (let distance = 1; distance <= farthest; distance++) {
    yield line.seq + distance;
    if (line.seq > distance) yield line.seq - distance;
  }
}
