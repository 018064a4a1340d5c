import type { ReactNode } from 'react';
import { FormProvider, type UseFormReturn } from 'react-hook-form';
import { useTexts } from '../../language/texts.js';
import { fieldGroups, type FormValues } from './contact-fields.js';
import { CountryField } from './country-field.js';
import { ErrorSummary } from './error-summary.js';
import { fieldTexts } from './field-texts.js';
import { isInvoiceContact } from './form-values.js';
import { TextField } from './text-field.js';
import { TypeField } from './type-field.js';

interface ContactFormProps {
  readonly form: UseFormReturn<FormValues>;
  /** Whether its contact exists, whose type is fixed then. */
  readonly isExisting: boolean;
  /** While true nothing can be changed. */
  readonly isLocked: boolean;
  readonly onSubmit: (values: FormValues) => void | Promise<void>;
  /** Called instead when the rules are against it. */
  readonly onFaults?: () => void;
  /** The buttons. */
  readonly children: ReactNode;
}

/** The fields of a contact. The rules are told while somebody types; submitting takes the focus to the first fault. */
export function ContactForm({ form, isExisting, isLocked, onSubmit, onFaults, children }: ContactFormProps) {
  const texts = useTexts(fieldTexts);
  const type = form.watch('type');
  return (
    <FormProvider {...form}>
      <form
        className="contact"
        noValidate
        autoComplete="off"
        onSubmit={(event) => void form.handleSubmit(onSubmit, onFaults)(event)}
      >
        <ErrorSummary />
        <fieldset className="plain" disabled={isLocked}>
          <div className="fields">
            <TypeField isFixed={isExisting} />
            {isInvoiceContact({ type }) && <TextField field="purchase_order_number" hint={texts.orderHint} />}
          </div>
          {Object.entries(fieldGroups).map(([group, fields]) => (
            <fieldset key={group}>
              <legend>{texts[group as keyof typeof fieldGroups]}</legend>
              <div className="fields">
                {fields.map((field) =>
                  field === 'country' ? (
                    <CountryField key={field} />
                  ) : (
                    <TextField key={field} field={field} />
                  ),
                )}
              </div>
            </fieldset>
          ))}
        </fieldset>
        <div className="actions">{children}</div>
      </form>
    </FormProvider>
  );
}
