import { contactTypes, invoiceContactTypeId } from '@contacts/domain/core';
import type { Invocation } from '../../command.js';
import { CommandFailure } from '../../command-failure.js';
import { textOption } from '../../command-options.js';
import { contactFacts } from '../../contact/contact-facts.js';
import { contactFlags } from '../../contact/contact-flags.js';
import type { CountryLookup } from '../../contact/country-lookup.js';
import { placeCountry } from '../../contact/place-country.js';
import type { ContactDraft } from '../../contact/read-contact-draft.js';
import { readType } from '../../contact/read-contact-flags.js';
import { exitCodes } from '../../exit-codes.js';
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
 * @throws CommandFailure (interrupted) when the person does not go on, or as the vendor's countries could not be had
 */
export async function completeContact(
  given: ContactDraft,
  countries: CountryLookup,
  invocation: Invocation,
): Promise<ContactDraft> {
  const { options, screen } = invocation;
  if (textOption(options, 'file') !== undefined || !canAsk(invocation)) return given;
  const draft = await placeCountry(given, countries);
  if (!isJsonObject(draft.contact)) return draft;
  const fields = fieldsToAsk(draft.contact);
  if (fields.length === 0) return draft;
  const dialogue = await Dialogue.open(invocation);
  try {
    screen.remark([['Enter alone leaves a field out; Ctrl-C ends without sending anything.']]);
    let contact: Members = draft.contact;
    for (const field of fields) {
      if (isPointless(field, contact)) continue;
      contact = await askForField(field, contact, { dialogue, countries, screen });
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

/** What it takes to ask for one field. */
interface Asking {
  readonly dialogue: Dialogue;
  readonly countries: CountryLookup;
  readonly screen: Screen;
}

async function askForField(field: string, contact: Members, asking: Asking): Promise<Members> {
  const { dialogue, screen } = asking;
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
    const member = await tryToRead(field, answer, asking);
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

/** @returns undefined for what names no type or country, after saying so */
async function tryToRead(field: string, answer: string, { countries, screen }: Asking): Promise<unknown> {
  try {
    if (field === 'country') return await countries.find(answer);
    return field === 'type' ? readType(answer) : answer;
  } catch (error) {
    // Another answer does not help when the vendor's countries cannot be had.
    if (!(error instanceof CommandFailure) || error.report.exitCode !== exitCodes.usage) throw error;
    complain([{ message: [error.report.detail, ...error.report.nextSteps].join(' ') }], screen);
    return undefined;
  }
}

function complain(faults: readonly { readonly message: string }[], screen: Screen): void {
  screen.remark(faults.map(({ message }) => [paint('yellow', `! ${message}`)]));
}
