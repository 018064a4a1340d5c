import type { Finding, NotVerifiable, Verification, Verified } from './verification.js';

/** One line of an export as it comes in. */
export interface LineInput {
  /** The line without its line feed. */
  readonly raw: Uint8Array | string;
  /** Whether it ended in a line feed. */
  readonly terminated: boolean;
  /** From 1. */
  readonly number: number;
}

/** One part of a verification: header, tombstones, following the chain, surveying a breach, done. */
export interface Stage {
  /** Takes the next line and returns the stage that takes the one after it. */
  take(line: LineInput): Stage;
  /** Ends the export. */
  end(): Verification;
}

/** The verdict stands, whatever else comes. */
export class Decided implements Stage {
  constructor(private readonly verdict: Verification) {}

  take(): Stage {
    return this;
  }

  end(): Verification {
    return this.verdict;
  }
}

/** Makes a verdict of what a part of the verification found. */
export function toVerdict(
  found: Finding | Verified | NotVerifiable,
  chain: string,
  line: number | null,
): Verification {
  if ('verdict' in found) return found;
  return {
    verdict: 'broken',
    chain,
    seq: found.seq,
    line,
    causes: found.causes,
    explanation: found.explanation,
  };
}
