import { useFormContext } from 'react-hook-form';
import { language } from '../../language/language.js';
import { useStore } from '../../store/store.js';
import type { FormField, FormValues } from './contact-fields.js';
import { describeFault } from './describe-fault.js';

/**
 * Joins a control to the form.
 * @param hasHint whether a hint stands under the id that is given for it
 * @returns what the control takes, its ids and what is wrong with it
 */
export function useField(field: FormField, hasHint: boolean) {
  const { register, getFieldState, formState } = useFormContext<FormValues>();
  const chosen = useStore(language);
  const { error } = getFieldState(field, formState);
  const faults = Object.entries(error?.types ?? {}).map(([code, message]) =>
    describeFault(chosen, field, code, String(message)),
  );
  const id = `contact-${field}`;
  const hintId = `${id}-hint`;
  const faultsId = `${id}-faults`;
  const described = [hasHint ? hintId : '', faults.length > 0 ? faultsId : ''].filter(Boolean).join(' ');
  const control = {
    // What one shows or hides is judged again with it.
    ...register(field, field === 'type' ? { deps: ['purchase_order_number'] } : {}),
    id,
    'aria-invalid': faults.length > 0,
    'aria-describedby': described === '' ? undefined : described,
  };
  return { control, hintId, faultsId, faults };
}
