import { CommandFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';

/**
 * An input whose rows cannot be told apart (exit code 3).
 * @param detail what is wrong and where
 * @param nextStep what to do about it
 */
export function unreadableInput(detail: string, nextStep: string): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.invalidInput,
    title: 'The input cannot be read',
    detail: `${detail} Nothing was sent.`,
    nextSteps: [nextStep],
  });
}
