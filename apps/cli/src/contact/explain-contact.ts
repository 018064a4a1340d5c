import { validateContactUpdate, validateNewContact } from '@contacts/domain';
import type { Validation } from '@contacts/domain';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';

/**
 * Lets the rules name everything that is wrong with a contact.
 * @returns the contact, if nothing is
 * @throws CommandFailure (invalid input) with every violation
 */
export function explainContact(contact: unknown, source: string, nextSteps: readonly string[]): object {
  return contactOf(validateNewContact(contact), source, nextSteps);
}

/** As {@link explainContact}, for the members of a contact that are to be changed. */
export function explainContactUpdate(update: unknown, source: string, nextSteps: readonly string[]): object {
  return contactOf(validateContactUpdate(update), source, nextSteps);
}

function contactOf(result: Validation<object>, source: string, nextSteps: readonly string[]): object {
  if (result.valid) return result.contact;
  const { violations } = result;
  throw new CommandFailure({
    exitCode: exitCodes.invalidInput,
    title: 'The contact does not satisfy the rules',
    detail: `${source} breaks ${violations.length === 1 ? '1 rule' : `${String(violations.length)} rules`}. Nothing was sent.`,
    nextSteps,
    violations,
  });
}
