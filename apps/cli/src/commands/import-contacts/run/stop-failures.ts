import { CommandFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';

/** Nothing has helped for so long that somebody has to look. */
export function tooManyFailures(reason: string): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.notSent,
    title: 'The BFF cannot be reached',
    detail: `Nothing got through for several minutes: ${reason.replace(/\.$/, '')}.`,
    nextSteps: ['Find out why with `contacts doctor`.'],
  });
}

/** So much in doubt means that the vendor's answers are lost, and more rows would only add to it. */
export function tooManyDoubts(count: number): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.inDoubt,
    title: 'Too many rows are in doubt',
    detail: `${count} rows may or may not have been created: the vendor's answers are being lost.`,
    nextSteps: ['Wait until the vendor is well again; resuming asks for each of them first.'],
  });
}
