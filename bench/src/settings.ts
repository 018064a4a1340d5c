/** How long and how often the benchmark measures. */
export interface Settings {
  /** Length of one measurement with many connections, in seconds. */
  readonly seconds: number;
  /** How often every series is measured; the report shows medians over these. */
  readonly rounds: number;
}

/**
 * Reads the benchmark's two knobs: `BENCH_SECONDS` (1 to 600, default 2) and `BENCH_ROUNDS` (1 to 100, default 10).
 * @param environment the process environment
 * @throws Error naming the variable, what is wrong with it and an example
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    seconds: readWholeNumber(environment, 'BENCH_SECONDS', 2, 600),
    rounds: readWholeNumber(environment, 'BENCH_ROUNDS', 10, 100),
  };
}

function readWholeNumber(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
  fallback: number,
  largest: number,
): number {
  const text = environment[variable];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > largest) {
    throw new Error(
      `${variable} must be a whole number from 1 to ${largest}, for example ${variable}=${fallback}`,
    );
  }
  return value;
}
