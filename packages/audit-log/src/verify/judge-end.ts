import type { ChainWalk } from './chain-walk.js';
import { findSignatureProblem } from './known-heads.js';
import type { Preamble } from './start.js';
import type { Finding, NotVerifiable, Verified } from './verification.js';
import type { Start } from './start.js';

/** The chain held to the end of the file: judges whether this is where it had to end. */
export function judgeEnd(
  preamble: Preamble,
  start: Start,
  walk: ChainWalk,
): Finding | Verified | NotVerifiable {
  const { header, heads, expectations } = preamble;
  const to = walk.reached;
  if (to < header.to_seq) {
    return {
      seq: to + 1,
      causes: ['truncated'],
      explanation: `The header announces records up to ${header.to_seq}; records ${to + 1} to ${header.to_seq} are not there.`,
    };
  }
  let outside = start.outside;
  for (const head of heads.takeUpTo(Infinity)) {
    const problem = findSignatureProblem(head, expectations);
    if (problem) return problem;
    if (to < expectations.toSeq) return cutBefore(to, head.size, walk.isVouchedFor);
    outside++;
  }
  if (to < header.from_seq || walk.hash === null) return empty;
  if (expectations.checkpoints.length > 0 && heads.otherChains === expectations.checkpoints.length) {
    return {
      verdict: 'notVerifiable',
      reason: 'no checkpoint of this chain',
      explanation: `The export is of ${header.chain}, and none of the checkpoints is. Give the checkpoints of this chain, or export the chain of the checkpoints.`,
    };
  }
  return {
    verdict: 'verified',
    chain: header.chain,
    from: header.from_seq,
    to,
    head: walk.hash,
    anchor: start.anchor,
    erased: walk.erased,
    checkpoints: { checked: walk.checked, latest: walk.latest, outside, otherChains: heads.otherChains },
  };
}

/** A signed statement is about a record behind the end of the file. */
function cutBefore(to: number, size: number, isVouchedFor: boolean): Finding {
  const cut = `The file ends with record ${to}, and a checkpoint shows that there were ${size} when it was signed`;
  if (isVouchedFor) {
    return {
      seq: to + 1,
      causes: ['truncated'],
      explanation: `${cut}: records were cut off, or the export is older than the checkpoint. Export again.`,
    };
  }
  return {
    seq: to + 1,
    causes: ['truncated', 'fork of a kept checkpoint'],
    explanation: `${cut}: records were cut off, the export is older than the checkpoint, or the chain was rewritten with fewer records. Export again.`,
  };
}

const empty: NotVerifiable = {
  verdict: 'notVerifiable',
  reason: 'empty',
  explanation: 'The export holds no record, so there is nothing to verify. Export a range that holds some.',
};
