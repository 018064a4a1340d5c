import type { BffProblem, CallFailure } from '@contacts/bff-client';
import { exitCodeOfProblem } from '../../bff/exit-code-of-problem.js';
import { CommandFailure } from '../../command-failure.js';
import type { FailureReport } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';

/**
 * Ends the import because of a call that failed, with its exit code.
 * @param what was asked for, as the subject of a sentence
 * @param nextSteps what to do, most useful first
 */
export function failureOfCall(failure: CallFailure, what: string, ...nextSteps: string[]): CommandFailure {
  const { exitCode, title, reason, step } = describe(failure);
  return new CommandFailure({
    exitCode,
    title,
    detail: `${what}: ${reason}`,
    nextSteps: [...(step === undefined ? [] : [step]), ...nextSteps],
    ...('problem' in failure ? { problem: failure.problem } : {}),
  });
}

interface Description {
  readonly exitCode: FailureReport['exitCode'];
  readonly title: string;
  readonly reason: string;
  /** What comes before everything else that could help. */
  readonly step?: string;
}

function describe(failure: CallFailure): Description {
  switch (failure.kind) {
    case 'notAuthenticated':
    case 'forbidden':
      return {
        ...ofProblem(exitCodes.denied, failure.problem),
        step: 'Sign in again, `contacts login --with-application-token < token-file`, or check `--org`.',
      };
    case 'unavailable':
      return ofProblem(exitCodes.notSent, failure.problem);
    case 'invalid':
    case 'notFound':
      return ofProblem(exitCodes.refused, failure.problem);
    case 'refused':
      return ofProblem(exitCodeOfProblem(failure.problem, false), failure.problem);
    case 'unreachable':
      return { exitCode: exitCodes.notSent, title: 'No answer', reason: `${failure.reason}.` };
    case 'unexpected':
      return {
        exitCode: exitCodes.unexpected,
        title: 'Not an answer of the BFF',
        reason: `status ${failure.status}, ${failure.reason}`,
        step: 'Check that the base URL is the BFF: `contacts doctor`.',
      };
    case 'aborted':
      return { exitCode: exitCodes.interrupted, title: 'Interrupted', reason: 'Ctrl-C.' };
  }
}

function ofProblem(exitCode: Description['exitCode'], { title, detail }: BffProblem): Description {
  return { exitCode, title, reason: detail };
}
