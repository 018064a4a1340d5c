import type { ContactError } from '@contacts/bff-client';
import type { FieldErrors } from 'react-hook-form';
import { formFields, type FormField, type FormValues } from './contact-fields.js';

/** The errors of each field, and those that belong to none. */
export interface PlacedErrors {
  readonly byField: ReadonlyMap<FormField, readonly ContactError[]>;
  readonly elsewhere: readonly ContactError[];
}

/** Puts errors to the fields that their pointers name, those of `/country/id` to `country`; in the order of the form. */
export function placeErrors(errors: readonly ContactError[]): PlacedErrors {
  const byField = new Map<FormField, readonly ContactError[]>();
  for (const field of formFields) {
    const ofField = errors.filter((error) => fieldOf(error) === field);
    if (ofField.length > 0) byField.set(field, ofField);
  }
  return { byField, elsewhere: errors.filter((error) => fieldOf(error) === undefined) };
}

function fieldOf({ pointer }: ContactError): FormField | undefined {
  const name = pointer.split('/')[1];
  return formFields.find((field) => field === name);
}

/** The same as React Hook Form keeps them: code and message of each. */
export function formErrorsOf({ byField }: PlacedErrors): FieldErrors<FormValues> {
  return Object.fromEntries([...byField].map(([field, errors]) => [field, formErrorOf(errors)]));
}

/** Those of one field. */
export function formErrorOf(errors: readonly ContactError[]) {
  return {
    type: errors[0]?.code ?? '',
    types: Object.fromEntries(errors.map(({ code, message }) => [code, message])),
  };
}
