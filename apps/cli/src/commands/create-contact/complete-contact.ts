import { contactTypes, invoiceContactTypeId } from '@contacts/domain';
import type { Invocation } from '../../command.js';
import { CommandFailure } from '../../command-failure.js';
import { textOption } from '../../command-options.js';
import { contactFacts } from '../../contact/contact-facts.js';
import { contactFlags } from '../../contact/contact-flags.js';
import type { ContactDraft } from '../../contact/read-contact-draft.js';
import { readMember } from '../../contact/read-contact-flags.js';
import { canAsk, Dialogue } from '../../input/dialogue.js';
import { isJsonObject } from '../../json-object.js';
import { paint } from '../../output/line.js';
import type { Screen } from '../../output/screen.js';
import { table } from '../../output/table.js';
import { fieldsToAsk, violationsOf } from './fields-to-ask.js';
import type { Members } from './fields-to-ask.js';

/**
 * Asks on the terminal for what the contact lacks or has wrong, each answer checked by the rules at once, and for a
 * yes at the end. A file is never completed, and nobody is asked who cannot answer.
 * @returns the draft with the answers, or as it was
 * @throws CommandFailure (interrupted) when the person does not go on
 */
export async function completeContact(draft: ContactDraft, invocation: Invocation): Promise<ContactDraft> {
  const { options, screen } = invocation;
  if (textOption(options, 'file') !== undefined || !isJsonObject(draft.contact)) return draft;
  if (!canAsk(invocation)) return draft;
  const fields = fieldsToAsk(draft.contact);
  if (fields.length === 0) return draft;
  const dialogue = await Dialogue.open(invocation);
  try {
    screen.remark([['Enter alone leaves a field out; Ctrl-C ends without sending anything.']]);
    let contact: Members = draft.contact;
    for (const field of fields) {
      if (isPointless(field, contact)) continue;
      contact = await askForField(field, contact, dialogue, screen);
    }
    screen.remark(contactFacts(contact));
    if (options['dryRun'] !== true) await dialogue.agree('Create this contact?', 'yes');
    return { contact, source: 'The contact as typed' };
  } finally {
    dialogue.close();
  }
}

/** A purchase order number that nobody has given belongs to invoice contacts only. */
function isPointless(field: string, contact: Members): boolean {
  if (field !== 'purchase_order_number' || contact[field] !== undefined) return false;
  const { type } = contact;
  return !isJsonObject(type) || type['id'] !== invoiceContactTypeId;
}

async function askForField(
  field: string,
  contact: Members,
  dialogue: Dialogue,
  screen: Screen,
): Promise<Members> {
  const { [field]: given, ...others } = contact;
  if (given !== undefined) complain(violationsOf(contact, field), screen);
  if (field === 'type') {
    screen.remark(
      table(
        [],
        contactTypes.map(({ id, name }) => [`  ${String(id)}`, name]),
      ),
    );
  }
  for (;;) {
    const answer = await dialogue.ask(questionFor(field));
    if (answer === '' && field !== 'type') return others;
    const member = tryToRead(field, answer, screen);
    if (member === undefined) continue;
    const candidate = { ...others, [field]: member };
    const violations = violationsOf(candidate, field);
    if (violations.length === 0) return candidate;
    complain(violations, screen);
  }
}

function questionFor(field: string): string {
  if (field === 'type') return 'type (id or name): ';
  const hint = contactFlags.find((flag) => flag.field === field)?.description;
  return `${field.replaceAll('_', ' ')}${hint === undefined || hint === field ? '' : ` (${hint})`}: `;
}

function tryToRead(field: string, answer: string, screen: Screen): unknown {
  try {
    return readMember(field, answer);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    complain([{ message: [error.report.detail, ...error.report.nextSteps].join(' ') }], screen);
    return undefined;
  }
}

function complain(faults: readonly { readonly message: string }[], screen: Screen): void {
  screen.remark(faults.map(({ message }) => [paint('yellow', `! ${message}`)]));
}
