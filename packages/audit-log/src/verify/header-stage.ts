import { readHeader } from './read-header.js';
import { Decided, type LineInput, type Stage } from './stage.js';
import { noPublicKey, TombstoneStage } from './tombstone-stage.js';
import type { Verification } from './verification.js';
import type { Expectations } from './verify-options.js';

/** Waits for the first line. */
export class HeaderStage implements Stage {
  constructor(private readonly expectations: Expectations) {}

  take(line: LineInput): Stage {
    const header = readHeader(line.raw, line.terminated);
    if ('verdict' in header) return new Decided(header);
    const { checkpoints, publicKeys } = this.expectations;
    if (checkpoints.length > 0 && publicKeys.length === 0) return new Decided(noPublicKey);
    return new TombstoneStage(header, this.expectations);
  }

  end(): Verification {
    return { verdict: 'notVerifiable', reason: 'empty', explanation: 'The file is empty. Export again.' };
  }
}
