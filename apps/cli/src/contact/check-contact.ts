import { readNewContact } from '@contacts/domain/core';

/**
 * Checks a contact by the rules of @contacts/domain, without a server.
 * @param contact any JSON value
 * @param source where it came from, for messages
 * @param nextSteps what else helps beside the messages of the rules
 * @returns the contact, which satisfies every rule
 * @throws CommandFailure (invalid input) with every violation
 */
export async function checkContact(
  contact: unknown,
  source: string,
  ...nextSteps: string[]
): Promise<object> {
  const accepted = readNewContact(contact);
  if (accepted !== undefined) return accepted;
  // What names violations takes longer to load than everything that a valid contact needs.
  const { explainContact } = await import('./explain-contact.js');
  return explainContact(contact, source, nextSteps);
}

/** As {@link checkContact}, for the members of a contact that are to be changed. */
export async function checkContactUpdate(
  update: unknown,
  source: string,
  ...nextSteps: string[]
): Promise<object> {
  const { explainContactUpdate } = await import('./explain-contact.js');
  return explainContactUpdate(update, source, nextSteps);
}
