import type { Evidence } from './evidence.js';
import { hashAs, hashOf } from './judge-record.js';
import type { RecordLine } from './read-line.js';
import { findSealedNumber } from './sealed-number.js';
import type { Cause, Finding } from './verification.js';

/** The record names the one before it, so it was sealed at this place or claims it; something else about it is wrong. */
export function diagnoseLinked(evidence: Evidence, line: RecordLine): Finding {
  const { breach, survey, sha256 } = evidence;
  const { expected: seq, lineNumber, previousHash } = breach;
  if (survey.successor && previousHash !== null) {
    return {
      seq,
      causes: ['inserted'],
      explanation: `Line ${lineNumber} does not hold as record ${seq}, and a record that was sealed at its place comes later: line ${lineNumber} was put in.`,
    };
  }
  const holds = hashOf(line, sha256) === line.hash;
  if (holds && line.seq === seq) {
    return {
      seq,
      causes: ['altered'],
      explanation: `The personal members of record ${seq} (line ${lineNumber}) do not fit their commitment: they, their salt or their absence were changed.`,
    };
  }
  if (holds) return diagnoseNumber(evidence, line);
  if (previousHash === null) {
    const sealed = findSealedNumber(evidence, line);
    if (sealed !== undefined && sealed > seq) return renumbered(evidence, sealed);
  }
  const isNumberOnly = hashAs(line, seq, sha256) === line.hash;
  return {
    seq,
    causes: ['altered'],
    explanation: isNumberOnly
      ? `Line ${lineNumber} was sealed as record ${seq}, and its number was changed to ${line.seq}.`
      : `The contents of record ${seq} (line ${lineNumber}) do not give its hash: it was changed.`,
  };
}

/** The record holds in itself and follows the one before it, but under a number that is not the next. */
function diagnoseNumber({ breach, survey, sha256 }: Evidence, line: RecordLine): Finding {
  const { expected: seq, lineNumber, previousHash } = breach;
  const next = survey.next?.form === 'record' ? survey.next : undefined;
  const isGap = line.seq > seq && (next === undefined || next.seq === line.seq + 1);
  const wasSealedHere = next?.previousHash === hashAs(line, seq, sha256);
  const found: Cause[] = [];
  if (wasSealedHere || !isGap || next === undefined) found.push('altered');
  if (!wasSealedHere && isGap) found.push('missing');
  if (!wasSealedHere && line.seq < seq && previousHash === null) found.push('inserted');
  if (found.includes('missing') && previousHash === null) found.push('truncated');
  return {
    seq,
    causes: found,
    explanation: `Line ${lineNumber} follows the record before it, but carries number ${line.seq} where ${seq} was expected${
      isGap && !wasSealedHere ? `: records ${seq} to ${line.seq - 1} are not there` : ''
    }${wasSealedHere ? `: line ${lineNumber + 1} shows that it was sealed as ${seq}` : ''}.`,
  };
}

/** At a start that nothing anchors, a renumbered record shows that others stood before it. */
function renumbered({ breach }: Evidence, sealed: number): Finding {
  const { expected: seq, lineNumber } = breach;
  return {
    seq,
    causes: ['missing', 'truncated'],
    explanation: `Line ${lineNumber} was sealed as record ${sealed} and renumbered: records ${seq} to ${sealed - 1} were taken out.`,
  };
}
