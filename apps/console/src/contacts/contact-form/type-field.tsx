import { useFormContext } from 'react-hook-form';
import { useContactTypes } from '../../contact-types/use-contact-types.js';
import { useTexts } from '../../language/texts.js';
import type { FormValues } from './contact-fields.js';
import { FieldFrame } from './field-frame.js';
import { fieldTexts } from './field-texts.js';
import { ListFailure } from './list-failure.js';
import { useField } from './use-field.js';

/** The contact type; of a contact that exists it is shown only. */
export function TypeField({ isFixed }: { isFixed: boolean }) {
  const texts = useTexts(fieldTexts);
  const { query, nameOf } = useContactTypes();
  const { control, ...frame } = useField('type', true);
  const type = useFormContext<FormValues>().watch('type');
  if (isFixed) {
    return (
      <FieldFrame field="type" hint={texts.typeHint} {...frame}>
        <output id={control.id} aria-describedby={frame.hintId}>
          {type === '' ? '–' : nameOf(Number(type))}
        </output>
      </FieldFrame>
    );
  }
  return (
    <FieldFrame field="type" hint={texts.typeHint} isRequired {...frame}>
      {/* A select forgets a value that has no option yet. */}
      <select key={query.status} aria-required {...control}>
        <option value="">{texts.choose}</option>
        {query.data?.map(({ id }) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
      <ListFailure query={query} />
    </FieldFrame>
  );
}
