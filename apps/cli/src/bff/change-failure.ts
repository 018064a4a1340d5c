import type { BffFailure } from '@contacts/bff-client';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';
import { callFailure } from './failure-report.js';

/**
 * Puts a failed change or removal of a contact into words. Done twice it leaves the same behind, so a change whose
 * outcome is unknown may be repeated as it is, unlike a creation.
 * @param look the command line that shows what became of it
 */
export function changeFailure(failure: BffFailure, baseUrl: URL, look: string): CommandFailure {
  const { report } = callFailure(failure, baseUrl);
  if (!mayHaveHappened(failure)) return new CommandFailure(report);
  const wasInterrupted = failure.kind === 'aborted';
  return new CommandFailure({
    ...report,
    exitCode: wasInterrupted ? exitCodes.interrupted : exitCodes.inDoubt,
    title: wasInterrupted ? report.title : 'The outcome is in doubt',
    detail: `${reasonOf(failure)} Whether the contact was changed is not known.`,
    nextSteps: [
      'Run the same command again: doing it twice leaves the same behind, so that is safe.',
      `Or look first: \`${look}\`.`,
    ],
  });
}

function mayHaveHappened(failure: BffFailure): boolean {
  switch (failure.kind) {
    case 'problem':
      return failure.problem.slug === 'in-doubt';
    case 'lost':
      return true;
    case 'foreign':
      // A proxy that refuses or redirects has passed nothing on; one that fails, or says success, may have.
      return failure.status < 300 || failure.status >= 500;
    case 'aborted':
      return failure.wasSent;
    case 'unsent':
      return false;
  }
}

function reasonOf(failure: BffFailure): string {
  switch (failure.kind) {
    case 'problem':
      return 'The vendor took the request, but its answer was lost.';
    case 'aborted':
      return 'The request was already under way.';
    case 'foreign':
      return `The answer was ${String(failure.status)}: ${failure.reason}.`;
    default:
      return `The request was sent, but no whole answer came (${failure.reason}).`;
  }
}
