import type { ContactError } from '@contacts/bff-client';
import { useForm, type UseFormReturn } from 'react-hook-form';
import type { FormValues } from './contact-fields.js';
import { formErrorOf, formErrorsOf, placeErrors } from './place-errors.js';

/**
 * Makes the form of a contact.
 * @param defaults what it holds at first
 * @param judge finds what is wrong, whenever something was typed
 */
export function useContactForm(
  defaults: FormValues,
  judge: (values: FormValues) => readonly ContactError[],
): UseFormReturn<FormValues> {
  return useForm<FormValues>({
    defaultValues: defaults,
    mode: 'onChange',
    resolver: (values) => {
      const errors = judge(values);
      return errors.length === 0
        ? { values, errors: {} }
        : { values: {}, errors: formErrorsOf(placeErrors(errors)) };
    },
  });
}

/**
 * Shows what the service or the vendor has against a contact at its fields, and takes the focus to the first.
 * @returns those that belong to no field
 */
export function showErrors(
  form: UseFormReturn<FormValues>,
  errors: readonly ContactError[],
): readonly ContactError[] {
  const { byField, elsewhere } = placeErrors(errors);
  let isFirst = true;
  for (const [field, ofField] of byField) {
    form.setError(field, formErrorOf(ofField), { shouldFocus: isFirst });
    isFirst = false;
  }
  return elsewhere;
}
