import { readFileSync } from 'node:fs';

/** One wrong or missing variable: what is wrong with it, and an example of a right value. */
export interface VariableProblem {
  readonly variable: string;
  readonly problem: string;
  readonly example: string;
}

/**
 * Reads variables one by one and collects every problem, so that an operator sees all of them at once. Any
 * variable `X` may be given as `X_FILE=/path` instead; a trailing newline of the file is dropped.
 */
export class Variables {
  readonly problems: VariableProblem[] = [];

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  /** The text of a variable; undefined when it is unset or empty. */
  text(variable: string, example: string): string | undefined {
    const value = this.environment[variable];
    const file = this.environment[`${variable}_FILE`];
    if (file === undefined || file === '') return value === '' ? undefined : value;
    if (value !== undefined && value !== '') {
      this.refuse(variable, `is given twice, also as ${variable}_FILE`, example);
      return undefined;
    }
    const content = readLine(file);
    if (content !== undefined && content !== '') return content;
    this.refuse(
      `${variable}_FILE`,
      // Counting as unset would let a secret that was not mounted switch to a default.
      content === undefined ? 'names a file that cannot be read' : 'names a file that is empty',
      `/run/secrets/${variable.toLowerCase()}`,
    );
    return undefined;
  }

  /** An integer within bounds, else the default. */
  integer(variable: string, fallback: number, least: number, most: number): number {
    const example = String(fallback);
    const text = this.text(variable, example);
    if (text === undefined) return fallback;
    const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    this.refuse(variable, `must be an integer from ${least} to ${most}`, example);
    return fallback;
  }

  /** One of a closed set, else the default. */
  choice<T extends string>(variable: string, choices: readonly T[], fallback: T): T {
    const text = this.text(variable, fallback);
    if (text === undefined) return fallback;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) this.refuse(variable, `must be one of ${choices.join(', ')}`, fallback);
    return found ?? fallback;
  }

  /** Whether a variable is refused already, in either of its forms. */
  hasProblem(name: string): boolean {
    return this.problems.some(({ variable }) => variable === name || variable === `${name}_FILE`);
  }

  /** Notes a problem; the variable counts as unset from there on. The value is not repeated: it may be a secret. */
  refuse(variable: string, problem: string, example: string): void {
    this.problems.push({ variable, problem, example });
  }
}

function readLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
