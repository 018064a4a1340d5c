import type { Evidence } from './evidence.js';
import { hashAs } from './judge-record.js';
import type { RecordLine } from './read-line.js';
import { findSealedNumber } from './sealed-number.js';
import type { Finding } from './verification.js';

/** The record names another one than the one before it, and no record of the file was sealed at its place. */
export function diagnoseMissing(evidence: Evidence, line: RecordLine): Finding {
  const { breach, survey, header, sha256 } = evidence;
  const { expected: seq, lineNumber } = breach;
  const sealed = findSealedNumber(evidence, line);
  const next = survey.next?.form === 'record' ? survey.next : undefined;
  if (sealed === seq) return diagnoseBrokenLink(evidence, line, next);

  const isGap = sealed === undefined && line.seq > seq && next?.seq === line.seq + 1;
  if (sealed === undefined && !isGap) {
    return {
      seq,
      causes: ['altered'],
      explanation: `Record ${seq} (line ${lineNumber}) neither gives its own hash nor names the record before it: it was changed.`,
    };
  }
  const goesOn =
    next === undefined ||
    next.previousHash === line.hash ||
    next.previousHash === hashAs(line, sealed ?? line.seq, sha256);
  const isReplaced = sealed !== undefined && (sealed < seq || (!goesOn && next.seq === seq + 1));
  if (isReplaced) {
    return {
      seq,
      causes: ['missing', 'inserted'],
      explanation: `Line ${lineNumber} holds a copy of record ${sealed} where record ${seq} was expected, and record ${seq} is nowhere in the file.`,
    };
  }
  const taken = `records ${seq} to ${(sealed ?? line.seq) - 1} are not there`;
  const isRenumbered = sealed !== undefined && sealed !== line.seq;
  return {
    seq,
    causes: seq === header.from_seq ? ['missing', 'truncated'] : ['missing'],
    explanation: isRenumbered
      ? `Line ${lineNumber} was sealed as record ${sealed} and carries number ${line.seq} now: ${taken}, and the rest was renumbered.`
      : `Line ${lineNumber} is record ${sealed ?? line.seq}: ${taken}.`,
  };
}

/** The record is the expected one and holds in itself, but does not name the record before it. */
function diagnoseBrokenLink({ breach }: Evidence, line: RecordLine, next: RecordLine | undefined): Finding {
  const { expected: seq, lineNumber, vouchedBy } = breach;
  const goesOn = next === undefined || next.previousHash === line.hash;
  if (goesOn && vouchedBy === null) {
    return {
      seq: seq - 1,
      causes: ['altered'],
      explanation: `Record ${seq} (line ${lineNumber}) names another hash for record ${seq - 1} than that record has: record ${seq - 1} was changed together with its hash.`,
    };
  }
  if (goesOn && vouchedBy === 'signature') {
    return {
      seq,
      causes: ['altered', 'missing', 'fork of a kept checkpoint'],
      explanation: `Record ${seq} (line ${lineNumber}) names another hash for record ${seq - 1} than the one that was signed: from record ${seq} on, the file shows another history.`,
    };
  }
  if (goesOn) {
    return {
      seq,
      causes: ['altered', 'missing'],
      explanation: `The first record names a record before it, and no chain has one there: it was changed, or records before it were taken out and the rest was numbered and chained anew.`,
    };
  }
  return {
    seq,
    causes: ['altered'],
    explanation: `Neither does record ${seq} (line ${lineNumber}) name the record before it, nor does the next one name record ${seq}: it was changed together with its hash.`,
  };
}
