import { exitCodes } from './exit-codes.js';
import type { ExitCode } from './exit-codes.js';
import type { BffProblem } from '@contacts/bff-client';
import type { Violation } from './output/violation.js';

/** Everything that is known about why a command could not do its work. */
export interface FailureReport {
  readonly exitCode: Exclude<ExitCode, 0>;
  /** A few words, no full stop. */
  readonly title: string;
  /** What was wrong and where, as whole sentences; never a secret. */
  readonly detail: string;
  /** What the user can do now, most useful first; commands are in backquotes. */
  readonly nextSteps: readonly string[];
  readonly violations?: readonly Violation[];
  /** The BFF's own words, when it was the BFF that refused. */
  readonly problem?: BffProblem;
  /** What a verification found out, when that is why. */
  readonly verdict?: object;
  readonly idempotencyKey?: string;
  readonly requestId?: string;
}

/** Ends a command: the entry point prints the report and leaves with its exit code. */
export class CommandFailure extends Error {
  constructor(readonly report: FailureReport) {
    super(report.title);
    this.name = 'CommandFailure';
  }
}

/**
 * A mistake in the command line, an environment variable or the configuration file (exit code 2).
 * @param detail what is wrong and where
 * @param nextSteps what to write instead
 */
export function usageFailure(detail: string, ...nextSteps: string[]): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.usage,
    title: 'The command cannot be carried out as written',
    detail,
    nextSteps,
  });
}
