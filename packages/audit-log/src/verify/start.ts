import type { ExportHeader } from '../export/export-header.js';
import { firstPreviousHash } from '../record/audit-record.js';
import { findSignatureProblem, type KnownHead, type KnownHeads } from './known-heads.js';
import type { Line } from './read-line.js';
import type { Anchor, Finding } from './verification.js';
import type { Expectations } from './verify-options.js';

/** Where following the chain starts. */
export interface Start {
  readonly anchor: Anchor;
  /** What `previous_hash` of the first record must be; null when nothing tells. */
  readonly previousHash: string | null;
  /** Checkpoints about the record before the first one: they agree with the anchor. */
  readonly agreed: number;
  /** Checkpoints about records further back. */
  readonly outside: number;
}

/** What is known when the first record, or the end of the file, is reached. */
export interface Preamble {
  readonly header: ExportHeader;
  readonly tombstones: readonly KnownHead[];
  readonly heads: KnownHeads;
  readonly expectations: Expectations;
}

/**
 * Decides where following the chain starts, and whether the export starts where it must.
 * @param first the first line that is no tombstone; undefined when there is none
 */
export function findStart(preamble: Preamble, first: Line | undefined): Start | Finding {
  const { header, heads, expectations } = preamble;
  const from = header.from_seq;
  const late = findLateStart(preamble, first);
  if (late) return late;

  let anchor: Anchor = from === 1 ? 'first record' : 'nothing';
  let previousHash = from === 1 ? firstPreviousHash : null;
  let agreed = 0;
  let outside = 0;
  for (const head of heads.takeUpTo(from - 1)) {
    const problem = findSignatureProblem(head, expectations);
    if (problem) return problem;
    if (head.size < from - 1) {
      if (head.kind === 'checkpoint') outside++;
      continue;
    }
    if (previousHash !== null && head.hash !== previousHash) return disagreement(head);
    previousHash = head.hash;
    if (anchor === 'nothing') anchor = head.kind;
    if (head.kind === 'checkpoint') agreed++;
  }
  return { anchor, previousHash, agreed, outside };
}

/** The header can't excuse a late start, because it isn't signed: only what was asked for and tombstones can. */
function findLateStart(preamble: Preamble, first: Line | undefined): Finding | undefined {
  const { header, tombstones, expectations } = preamble;
  const from = header.from_seq;
  const asked = expectations.fromSeq === 'as stated' ? from : expectations.fromSeq;
  const removed = Math.max(0, ...tombstones.map(({ size }) => size));
  const wanted = Math.max(asked, removed + 1);
  if (from <= wanted) return undefined;
  if (first?.form === 'record' && first.seq < from) {
    return {
      seq: wanted,
      causes: ['altered'],
      explanation: `The header says that the file starts with record ${from}, and it starts with record ${first.seq}: the header was changed.`,
    };
  }
  return {
    seq: wanted,
    causes: ['missing', 'truncated'],
    explanation: `The file starts with record ${from}, and no tombstone explains where records ${wanted} to ${from - 1} are. If only a range was asked for, say from which record on.`,
  };
}

function disagreement(head: KnownHead): Finding {
  return {
    seq: Math.max(1, head.size),
    causes: ['fork of a kept checkpoint'],
    explanation: `Two signed statements about record ${head.size} name different hashes: the signer has told two histories of this chain.`,
  };
}
