import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.js';
import type { FormField } from './contact-fields.js';
import { fieldTexts } from './field-texts.js';
import type { useField } from './use-field.js';

interface FieldFrameProps extends Omit<ReturnType<typeof useField>, 'control'> {
  readonly field: FormField;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** The control. */
  readonly children: ReactNode;
}

/** A control with its name above and what is wrong with it below. */
export function FieldFrame(props: FieldFrameProps) {
  const { field, hint, isRequired = false, hintId, faultsId, faults, children } = props;
  const texts = useTexts(fieldTexts);
  return (
    <div className="field">
      <label htmlFor={`contact-${field}`}>
        {texts[field]}
        {isRequired && <span className="hint"> ({texts.required})</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {faults.length > 0 && (
        <div className="faults" id={faultsId}>
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </div>
      )}
    </div>
  );
}
