import type { BffProblem, CallFailure } from '@contacts/bff-client';
import { CommandFailure } from '../../command-failure.js';
import type { FailureReport } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';

type Failing =
  CallFailure | { readonly kind: 'unexpected'; readonly status: number; readonly reason: string };

/**
 * Ends the import because of a call that failed, with its exit code.
 * @param what was asked for, as the subject of a sentence
 * @param nextSteps what to do, most useful first
 */
export function failureOfCall(failure: Failing, what: string, ...nextSteps: string[]): CommandFailure {
  const { exitCode, title, reason } = describe(failure);
  return new CommandFailure({
    exitCode,
    title,
    detail: `${what}: ${reason}`,
    nextSteps: [...stepsFor(exitCode), ...nextSteps],
    ...('problem' in failure ? { problem: failure.problem } : {}),
  });
}

interface Description {
  readonly exitCode: FailureReport['exitCode'];
  readonly title: string;
  readonly reason: string;
}

function describe(failure: Failing): Description {
  switch (failure.kind) {
    case 'notAuthenticated':
    case 'forbidden':
      return ofProblem(exitCodes.denied, failure.problem);
    case 'unavailable':
      return ofProblem(exitCodes.notSent, failure.problem);
    case 'invalid':
    case 'notFound':
    case 'refused':
      return ofProblem(exitCodes.refused, failure.problem);
    case 'unreachable':
      return { exitCode: exitCodes.notSent, title: 'No answer', reason: `${failure.reason}.` };
    case 'unexpected':
      return {
        exitCode: exitCodes.unexpected,
        title: 'Not an answer of the BFF',
        reason: `status ${failure.status}, ${failure.reason}`,
      };
    case 'aborted':
      return { exitCode: exitCodes.interrupted, title: 'Interrupted', reason: 'Ctrl-C.' };
  }
}

function ofProblem(exitCode: Description['exitCode'], { title, detail }: BffProblem): Description {
  return { exitCode, title, reason: detail };
}

function stepsFor(exitCode: Description['exitCode']): string[] {
  if (exitCode === exitCodes.denied) {
    return ['Sign in again, `contacts login --with-application-token < token-file`, or check `--org`.'];
  }
  if (exitCode === exitCodes.unexpected) return ['Check that the base URL is the BFF: `contacts doctor`.'];
  return [];
}
