import type { Evidence } from './evidence.js';
import { diagnoseMissing } from './diagnose-missing.js';
import { hashAs } from './judge-record.js';
import type { RecordLine } from './read-line.js';
import type { Finding } from './verification.js';

/** The record names another record than the one before it. */
export function diagnoseUnlinked(evidence: Evidence, line: RecordLine): Finding {
  const { breach, survey } = evidence;
  const { expected, beforePrevious, lineNumber } = breach;
  if (beforePrevious !== null && line.previousHash === beforePrevious) {
    // Both claim the same place. If the chain goes on from the earlier one, the later one is too many.
    const seq = survey.successor && line.seq === expected ? expected : expected - 1;
    return {
      seq,
      causes: ['inserted'],
      explanation: `Lines ${lineNumber - 1} and ${lineNumber} both follow record ${expected - 2}: one of them was put in.`,
    };
  }
  if (survey.successor) return diagnoseDisplaced(evidence, line, survey.successor);
  return diagnoseMissing(evidence, line);
}

/** The expected record comes later: this one was moved here, or put in. */
function diagnoseDisplaced(
  { breach, survey, sha256 }: Evidence,
  line: RecordLine,
  successor: RecordLine,
): Finding {
  const { expected: seq, lineNumber } = breach;
  const followsSuccessor = hashAs(successor, seq, sha256) === line.previousHash;
  const wasMoved = !survey.hasTwin && (survey.hasPredecessor || followsSuccessor);
  return {
    seq,
    causes: [wasMoved ? 'reordered' : 'inserted'],
    explanation: wasMoved
      ? `Record ${seq} was expected on line ${lineNumber} and comes later; so does the record that the one on line ${lineNumber} follows: the order was changed.`
      : `Record ${seq} was expected on line ${lineNumber} and comes later: line ${lineNumber} was put in before it.`,
  };
}
