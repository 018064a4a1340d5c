import { diagnoseDispute } from './diagnose-dispute.js';
import { diagnoseLinked } from './diagnose-linked.js';
import { diagnoseUnlinked } from './diagnose-unlinked.js';
import type { Evidence } from './evidence.js';
import type { RecordLine } from './read-line.js';
import type { Cause, Finding } from './verification.js';

/**
 * Names the causes of a breach. Any bytes can be explained by changing many lines; reported is what explains them with
 * the fewest changed lines, and everything that does so equally well.
 */
export function diagnose(evidence: Evidence): Finding {
  const { breach, header } = evidence;
  const { line, expected, beforePrevious } = breach;
  if (breach.disputedBy) return diagnoseDispute(evidence, breach.disputedBy);
  if (line.form === 'damaged') return diagnoseDamaged(evidence, line.problem);
  if (line.form === 'other' || line.chain !== header.chain) return diagnoseForeign(evidence);
  const followsTheOneBefore = beforePrevious !== null && line.previousHash === beforePrevious;
  if (expected > header.to_seq && !followsTheOneBefore) return diagnoseSurplus(evidence, line);
  const isLinked = breach.previousHash === null || line.previousHash === breach.previousHash;
  return isLinked ? diagnoseLinked(evidence, line) : diagnoseUnlinked(evidence, line);
}

function diagnoseDamaged({ breach, survey, header }: Evidence, problem: string): Finding {
  const { expected, terminated, lineNumber } = breach;
  const isSurplus = survey.successor !== undefined || expected > header.to_seq;
  const found: Cause[] = [];
  if (isSurplus) found.push('inserted');
  if (!terminated) found.push('truncated');
  const consequence = isSurplus
    ? 'It is a line more than was exported.'
    : `Record ${expected} was expected there.`;
  return {
    seq: expected,
    causes: [...found, 'not canonical'],
    explanation: `Line ${lineNumber} ${problem}. ${consequence}`,
  };
}

function diagnoseForeign({ breach, survey, header }: Evidence): Finding {
  const { expected, line, lineNumber } = breach;
  const what =
    line.form === 'record'
      ? `is a record of another chain than ${header.chain}`
      : 'is not a record of a chain';
  const isSurplus = survey.successor !== undefined || expected > header.to_seq;
  return {
    seq: expected,
    causes: [isSurplus ? 'inserted' : 'altered'],
    explanation: isSurplus
      ? `Line ${lineNumber} ${what}: it was put in before record ${expected}, or behind the last one.`
      : `Line ${lineNumber} ${what}, and stands where record ${expected} was expected: that record, or the header, was changed.`,
  };
}

/** Every record that the header announces has come, and there is more. */
function diagnoseSurplus({ breach, header }: Evidence, line: RecordLine): Finding {
  const { expected, lineNumber, previousHash } = breach;
  const goesOn = line.previousHash === previousHash && line.seq === expected;
  return {
    seq: expected,
    causes: goesOn ? ['altered', 'inserted'] : ['inserted'],
    explanation: goesOn
      ? `The header announces records up to ${header.to_seq}, and line ${lineNumber} goes on with ${line.seq}: a record was added, or the header was changed.`
      : `The header announces records up to ${header.to_seq}; line ${lineNumber} behind it was put in.`,
  };
}
