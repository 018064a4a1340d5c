import type { ChainWalk } from './chain-walk.js';
import { judgeEnd } from './judge-end.js';
import { readLine } from './read-line.js';
import { Decided, toVerdict, type LineInput, type Stage } from './stage.js';
import type { Preamble, Start } from './start.js';
import { SurveyStage } from './survey-stage.js';
import type { Verification } from './verification.js';

/** Follows the chain for as long as it holds. */
export class FollowStage implements Stage {
  constructor(
    private readonly preamble: Preamble,
    private readonly start: Start,
    private readonly walk: ChainWalk,
  ) {}

  take(line: LineInput): Stage {
    const read = readLine(line.raw, line.terminated);
    const found = this.walk.step(read, line.number, line.terminated);
    if (!found) return this;
    const { header, expectations } = this.preamble;
    // What a bad signature shows is wrong with what was kept, not with a line of the export.
    if ('causes' in found) return new Decided(toVerdict(found, header.chain, null));
    return new SurveyStage(found, header, expectations.sha256);
  }

  end(): Verification {
    return toVerdict(judgeEnd(this.preamble, this.start, this.walk), this.preamble.header.chain, null);
  }
}
