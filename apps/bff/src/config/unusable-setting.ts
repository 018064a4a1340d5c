import { describeProblems } from './describe-problems.js';
import type { VariableProblem } from './variables.js';

/** A setting that reads well, and that turns out to be of no use once the service tries it. */
export class UnusableSetting extends Error {
  override readonly name = 'UnusableSetting';

  constructor(problem: VariableProblem, options: ErrorOptions) {
    super(describeProblems([problem]).trimEnd(), options);
  }
}
