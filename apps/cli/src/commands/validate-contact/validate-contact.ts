import type { CommandHandler } from '../../command.js';
import { checkContact } from '../../contact/check-contact.js';
import { parseContactFile } from '../../contact/parse-contact-file.js';
import { exitCodes } from '../../exit-codes.js';
import { readInput } from '../../input/read-input.js';
import { paint } from '../../output/line.js';

/** Checks a contact offline. */
export const validateContact: CommandHandler = async (invocation) => {
  const { argument, screen } = invocation;
  const name = argument === '-' ? 'stdin' : argument;
  const contact = await checkContact(parseContactFile(await readInput(argument, invocation), name), name);
  screen.result({ valid: true, contact }, [
    [paint('green', 'Valid'), `: ${name} satisfies the contact rules.`],
  ]);
  return exitCodes.done;
};
