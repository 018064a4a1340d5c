import type { CommandHandler } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import { scriptOf } from './shell-scripts.js';

/** Prints the completion script of a shell. */
export const printCompletion: CommandHandler = ({ argument, screen, stdout }) => {
  const script = scriptOf(argument);
  if (script === undefined) {
    throw usageFailure(
      `There is no completion for the shell "${argument}".`,
      'Use bash, zsh or fish: `contacts completion bash`.',
    );
  }
  // The script has line breaks and escapes of its own, which the screen would show instead of print.
  if (screen.json) screen.result({ shell: argument, script }, []);
  else stdout.write(script);
  return Promise.resolve(exitCodes.done);
};
