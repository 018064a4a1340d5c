import { validateNewContact, type Violation } from '@contacts/domain';
import { formFields, type FormField } from '../../src/contacts/contact-form/contact-fields.js';

/** What somebody types into the form at once: by field. */
export type Typed = Readonly<Partial<Record<FormField, string>>>;

const texts = formFields.filter((field) => field !== 'type' && field !== 'country');
const invoice = { type: '6' };
/** What `<input>` lets through of the control characters; it takes line breaks out itself. */
const controls = ['\u0000', '\t', '\u001b', '\u007f', '\u0085', '\u009f', '\u2028', '\u2029'];
/** In front of `@`, so that the e-mail address breaks its own rule beside that of every text. */
const inEach = (partOf: (index: number) => string): Typed =>
  Object.fromEntries(
    texts.map((field, index) => [
      field,
      field === 'email' ? `ada${partOf(index)}@example.com` : `x${partOf(index)}`,
    ]),
  );

/** All that the rules can have against what the form is able to send, a handful of fields in each round. */
export const rounds: Readonly<Record<string, Typed>> = {
  'nothing at all': { type: '' },
  'control characters': { ...invoice, ...inEach((index) => controls[index % controls.length] ?? '') },
  'a purchase order number of 51 characters': { ...invoice, purchase_order_number: '💶'.repeat(51) },
  'one that is too long, with a tab': { ...invoice, purchase_order_number: `\t${'x'.repeat(50)}` },
  'an address without @': { ...invoice, email: 'ada.example.com' },
  'an address with a space': { ...invoice, email: 'ada lovelace@example.com' },
  'an address without a domain': { ...invoice, email: 'ada@' },
  'a long part before the @': { ...invoice, email: `${'a'.repeat(65)}@example.com` },
  'a long address': { ...invoice, email: `ada@${'d.'.repeat(126)}de` },
};

/** Half a character in every text. No JSON can carry it, so the service has no words for it at a field. */
export const halves: Typed = { ...invoice, ...inEach(() => '\ud83d') };

/** The same fields with nothing wrong. */
export function mend(typed: Typed): Typed {
  const good: Typed = { ...invoice, email: 'ada@example.com' };
  return Object.fromEntries(
    Object.keys(typed).map((field) => [field, good[field as FormField] ?? 'in order']),
  );
}

/** The contact that the form makes of it. */
export function contactOf({ type = '', ...members }: Typed): object {
  return type === '' ? members : { type: { id: Number(type) }, ...members };
}

/** What the rules have against it. */
export function violationsOf(typed: Typed): readonly Violation[] {
  const validation = validateNewContact(contactOf(typed));
  return validation.valid ? [] : validation.violations;
}
