import type { Sha256 } from '../bytes/sha256.js';
import type { ExportHeader } from '../export/export-header.js';
import type { Breach } from './breach.js';
import { diagnose } from './diagnose.js';
import { readLine } from './read-line.js';
import { toVerdict, type LineInput, type Stage } from './stage.js';
import { Survey } from './survey.js';
import type { Verification } from './verification.js';

/** The chain is broken: looks at the rest of the file for what tells the causes apart. */
export class SurveyStage implements Stage {
  readonly #survey: Survey;

  constructor(
    private readonly breach: Breach,
    private readonly header: ExportHeader,
    private readonly sha256: Sha256,
  ) {
    this.#survey = new Survey(breach, header.chain);
  }

  take(line: LineInput): Stage {
    this.#survey.add(readLine(line.raw, line.terminated));
    return this;
  }

  end(): Verification {
    const { breach, header, sha256 } = this;
    const finding = diagnose({ breach, survey: this.#survey, header, sha256 });
    return toVerdict(finding, header.chain, breach.lineNumber);
  }
}
