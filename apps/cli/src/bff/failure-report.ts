import { textOfBaseUrl } from '../config/base-url.js';
import { CommandFailure } from '../command-failure.js';
import type { FailureReport } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';
import type { BffFailure } from '@contacts/bff-client';
import type { CreationIdentity } from './creation-identity.js';
import { exitCodeOfProblem, exitCodeOfStatus } from './exit-code-of-problem.js';
import { doubtSteps, problemSteps } from './next-steps.js';

/**
 * Puts a failed call into words, with its exit code and what to do.
 * @param failure what went wrong
 * @param baseUrl where the call went
 * @param creation names the creation; undefined for a call that changes nothing
 */
export function callFailure(failure: BffFailure, baseUrl: URL, creation?: CreationIdentity): CommandFailure {
  const report = describe(failure, baseUrl, creation);
  // A request that never left has an id that nobody can look up.
  const identity =
    failure.kind === 'unsent' && creation ? { idempotencyKey: creation.idempotencyKey } : creation;
  return new CommandFailure({ ...report, ...identity });
}

function describe(failure: BffFailure, baseUrl: URL, creation: CreationIdentity | undefined): FailureReport {
  switch (failure.kind) {
    case 'problem': {
      const { problem } = failure;
      const exitCode = exitCodeOfProblem(problem, creation !== undefined);
      return {
        exitCode,
        title: problem.title,
        detail: problem.detail,
        nextSteps: problemSteps(problem, exitCode, creation),
        violations: problem.errors,
        problem,
      };
    }
    case 'unsent':
      return {
        exitCode: exitCodes.notSent,
        title: 'Not sent',
        detail: `No connection to ${baseUrl.origin} (${failure.reason}). Nothing was sent.`,
        nextSteps: ['Run `contacts doctor`, then the same command again; trying again is safe.'],
      };
    case 'lost':
      return creation === undefined
        ? lostRead(failure.reason, baseUrl)
        : lostCreation(failure.reason, baseUrl, creation);
    case 'foreign': {
      const exitCode = exitCodeOfStatus(failure.status, creation !== undefined);
      const check = `Check that the base URL ${textOfBaseUrl(baseUrl)} is the BFF's final address: \`contacts doctor\`.`;
      return {
        exitCode,
        title: exitCode === exitCodes.inDoubt ? 'The outcome is in doubt' : 'Not an answer of the BFF',
        detail: `${baseUrl.origin} answered ${failure.status}: ${failure.reason}.`,
        nextSteps: exitCode === exitCodes.inDoubt && creation ? [...doubtSteps(creation), check] : [check],
      };
    }
    case 'aborted':
      return {
        exitCode: exitCodes.interrupted,
        title: 'Interrupted',
        detail:
          creation !== undefined && failure.wasSent
            ? 'The request was already under way. Whether the contact was created is not known.'
            : 'Nothing was changed.',
        nextSteps: creation !== undefined && failure.wasSent ? doubtSteps(creation) : [],
      };
  }
}

function lostRead(reason: string, baseUrl: URL): FailureReport {
  return {
    exitCode: exitCodes.notSent,
    title: 'No answer',
    detail: `${baseUrl.origin} gave no whole answer (${reason}).`,
    nextSteps: ['Run the same command again; it changes nothing, so trying again is safe.'],
  };
}

function lostCreation(reason: string, baseUrl: URL, creation: CreationIdentity): FailureReport {
  return {
    exitCode: exitCodes.inDoubt,
    title: 'The outcome is in doubt',
    detail: `The request was sent to ${baseUrl.origin}, but no whole answer came (${reason}). Whether the contact was created is not known.`,
    nextSteps: doubtSteps(creation),
  };
}
