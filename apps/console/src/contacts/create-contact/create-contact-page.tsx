import type { NewContact } from '@contacts/bff-client';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCountries } from '../../countries/use-countries.js';
import { Loading } from '../../frame/loading.js';
import { PageHeading } from '../../frame/page-heading.js';
import { language } from '../../language/language.js';
import { useTexts } from '../../language/texts.js';
import { useStore } from '../../store/store.js';
import { ContactForm } from '../contact-form/contact-form.js';
import type { FormValues } from '../contact-form/contact-fields.js';
import { describeFault } from '../contact-form/describe-fault.js';
import { findFaults } from '../contact-form/find-faults.js';
import { contactOf, emptyValues } from '../contact-form/form-values.js';
import { showErrors, useContactForm } from '../contact-form/use-contact-form.js';
import { createContactTexts } from './create-contact-texts.js';
import { CreationOutcome } from './creation-outcome.js';
import { useCreation } from './use-creation.js';

/** Creates a contact. */
export function CreateContactPage() {
  const texts = useTexts(createContactTexts);
  const chosen = useStore(language);
  const { countries } = useCountries();
  const { creation, send, startAnew, followOn } = useCreation();
  const form = useContactForm(emptyValues, (values) => findFaults(values, countries));
  const [messages, setMessages] = useState<readonly string[]>([]);

  const submit = async (values: FormValues) => {
    // The rules have found it to be one.
    const outcome = await send(contactOf(values, countries) as unknown as NewContact);
    const errors = 'errors' in outcome ? showErrors(form, outcome.errors) : [];
    setMessages(errors.map(({ pointer, code, message }) => describeFault(chosen, pointer, code, message)));
  };
  const anew = () => {
    form.reset(emptyValues);
    setMessages([]);
    startAnew();
  };
  const { kind } = creation;
  const isOver = kind === 'created' || kind === 'ambiguous' || kind === 'conflict';
  return (
    <>
      <PageHeading title={texts.title} />
      {kind === 'looking' && <Loading />}
      <CreationOutcome creation={creation} messages={messages} onAnew={anew} onFollow={followOn} />
      {kind !== 'looking' && !isOver && (
        <ContactForm
          form={form}
          isExisting={false}
          isLocked={kind === 'following' || kind === 'open'}
          onSubmit={submit}
        >
          {kind !== 'following' && kind !== 'open' && (
            <button className="primary" aria-disabled={kind === 'sending'}>
              {kind === 'sending' ? texts.sending : kind === 'notSent' ? texts.tryAgain : texts.submit}
            </button>
          )}
          <Link className="button" href="/contacts">
            {texts.cancel}
          </Link>
        </ContactForm>
      )}
    </>
  );
}
