import type { VariableProblem } from './variables.js';

/** @returns one line for each problem, with a right value as an example */
export function describeProblems(problems: readonly VariableProblem[]): string {
  return problems
    .map(({ variable, problem, example }) => `${variable} ${problem}, for example ${variable}=${example}\n`)
    .join('');
}
