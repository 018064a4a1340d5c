import { useFormContext } from 'react-hook-form';
import { language } from '../../language/language.js';
import { useTexts } from '../../language/texts.js';
import { useStore } from '../../store/store.js';
import { formFields, type FormValues } from './contact-fields.js';
import { describeFault } from './describe-fault.js';
import { fieldTexts } from './field-texts.js';

/** After a submission that was not accepted: all faults in one place, each leading to its field. */
export function ErrorSummary() {
  const texts = useTexts(fieldTexts);
  const chosen = useStore(language);
  const { formState, setFocus } = useFormContext<FormValues>();
  const { errors, submitCount } = formState;
  const faulty = formFields.filter((field) => errors[field] !== undefined);
  if (submitCount === 0 || faulty.length === 0) return null;
  return (
    <section className="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{texts.faults(faulty.length)}</h2>
      <ul>
        {faulty.map((field) => (
          <li key={field}>
            <a
              href={`#contact-${field}`}
              onClick={(event) => {
                // The fragment of a page's address is its own.
                event.preventDefault();
                setFocus(field);
              }}
            >
              {texts[field]}
            </a>
            :{' '}
            {Object.entries(errors[field]?.types ?? {})
              .map(([code, message]) => describeFault(chosen, field, code, String(message)))
              .join(' ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
