import type { Contact } from '@contacts/bff-client';
import { contactFields, invoiceContactTypeId } from '@contacts/domain';
import type { Countries } from '../../countries/index-countries.js';
import { formFields, type FormField, type FormValues } from './contact-fields.js';

/** An empty form. */
export const emptyValues = fillForm(() => '');

/** Shows a contact in the form; what it does not have is empty. */
export function valuesOf(contact: Contact, countries: Countries): FormValues {
  return fillForm((field) => {
    if (field === 'type') return contact.type ? String(contact.type.id) : '';
    if (field === 'country') return contact.country ? countries.nameOf(contact.country.id) : '';
    return contact[field] ?? '';
  });
}

/** Whether a contact may carry a purchase order number. */
export function isInvoiceContact({ type }: Pick<FormValues, 'type'>): boolean {
  return type === String(invoiceContactTypeId);
}

/**
 * What the form says, as it goes on the wire. Empty fields are left out, and the purchase order number with the type that
 * has none; a country that is not in the list is left out too, see `findFaults`.
 */
export function contactOf(values: FormValues, countries: Countries): Record<string, unknown> {
  const members = contactFields
    .map((field) => [field, memberOf(field as FormField, values, countries)] as const)
    .filter(([, member]) => member !== undefined);
  return Object.fromEntries(members);
}

/** What of the form differs from the contact as it was loaded; an emptied text is sent as such. */
export function changesOf(
  values: FormValues,
  loaded: FormValues,
  countries: Countries,
): Record<string, unknown> {
  const changed = formFields.filter((field) => values[field] !== loaded[field]);
  return Object.fromEntries(
    changed.map((field) => [field, memberOf(field, values, countries) ?? values[field]]),
  );
}

function memberOf(field: FormField, values: FormValues, countries: Countries): unknown {
  const text = values[field];
  if (text === '') return undefined;
  if (field === 'type') return { id: Number(text) };
  if (field === 'country') {
    const country = countries.find(text);
    return country === undefined ? undefined : { id: country.id };
  }
  return field !== 'purchase_order_number' || isInvoiceContact(values) ? text : undefined;
}

function fillForm(valueOf: (field: FormField) => string): FormValues {
  return Object.fromEntries(formFields.map((field) => [field, valueOf(field)])) as FormValues;
}
