import type { Evidence } from './evidence.js';
import type { KnownHead } from './known-heads.js';
import type { Finding } from './verification.js';

/** A record fits all records before it, but a signed statement about it names another hash. */
export function diagnoseDispute({ breach, survey }: Evidence, head: KnownHead): Finding {
  const { expected: seq, lineNumber, line } = breach;
  const dispute = `Record ${seq} (line ${lineNumber}) fits the records before it, but the ${head.kind} for record ${seq} names another hash`;
  if (survey.successor?.hash === head.hash) {
    return {
      seq,
      causes: ['inserted'],
      explanation: `${dispute}, and the record that it means comes later: line ${lineNumber} was put in before it.`,
    };
  }
  const next = survey.next?.form === 'record' ? survey.next : undefined;
  if (next?.previousHash === head.hash) {
    return {
      seq,
      causes: ['altered'],
      explanation: `${dispute}, and the next record still names that one: record ${seq} was changed together with its hash.`,
    };
  }
  const isChained = line.form === 'record' && next?.previousHash === line.hash;
  return {
    seq,
    causes: isChained ? ['fork of a kept checkpoint'] : ['altered', 'fork of a kept checkpoint'],
    explanation: `${dispute}. ${
      isChained
        ? `The records behind it were chained to the new one: this record or one before it, behind the last checkpoint that agrees, was changed, put in or taken out.`
        : `It was changed together with its hash, or it belongs to a chain that was rewritten from an earlier record on.`
    }`,
  };
}
