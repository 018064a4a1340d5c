import type { CommandFailure, FailureReport } from '../../command-failure.js';

/** What one check found. Everything but `ok` says how to put it right. */
export type Finding =
  | { readonly check: string; readonly status: 'ok'; readonly message: string }
  | { readonly check: string; readonly status: 'warning'; readonly message: string; readonly fix: string }
  | {
      readonly check: string;
      readonly status: 'problem';
      readonly message: string;
      readonly fix: string;
      /** What a command that needs this would end with. */
      readonly exitCode: FailureReport['exitCode'];
    };

/** A check that ran into what would also end a command. */
export function problemOf(check: string, { report }: CommandFailure): Finding {
  return {
    check,
    status: 'problem',
    message: report.detail,
    fix: report.nextSteps.join(' '),
    exitCode: report.exitCode,
  };
}
