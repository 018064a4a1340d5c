import { validateContactUpdate, validateNewContact } from '@contacts/domain';
import type { Validation } from '@contacts/domain';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';

/**
 * Checks a contact by the rules of @contacts/domain, without a server.
 * @param contact any JSON value
 * @param source where it came from, for messages
 * @param nextSteps what else helps beside the messages of the rules
 * @returns the contact, which satisfies every rule
 * @throws CommandFailure (invalid input) with every violation
 */
export function checkContact(contact: unknown, source: string, ...nextSteps: string[]): object {
  return contactOf(validateNewContact(contact), source, nextSteps);
}

/** As {@link checkContact}, for the members of a contact that are to be changed. */
export function checkContactUpdate(update: unknown, source: string, ...nextSteps: string[]): object {
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
