import type { FormField } from './contact-fields.js';
import { FieldFrame } from './field-frame.js';
import { useField } from './use-field.js';

const keyboards: Readonly<Partial<Record<FormField, 'email' | 'tel'>>> = {
  email: 'email',
  phone: 'tel',
  mobile: 'tel',
};

/** One line of text. The rules decide about it, not the browser's idea of an e-mail address. */
export function TextField({ field, hint }: { field: FormField; hint?: string }) {
  const { control, ...frame } = useField(field, hint !== undefined);
  return (
    <FieldFrame field={field} hint={hint} {...frame}>
      <input type="text" inputMode={keyboards[field]} {...control} />
    </FieldFrame>
  );
}
