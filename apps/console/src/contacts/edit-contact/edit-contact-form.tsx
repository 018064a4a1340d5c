import type { Contact } from '@contacts/bff-client';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Countries } from '../../countries/index-countries.js';
import { useTexts } from '../../language/texts.js';
import type { FormValues } from '../contact-form/contact-fields.js';
import { ContactForm } from '../contact-form/contact-form.js';
import { findFaultsOfChange } from '../contact-form/find-faults.js';
import { changesOf, valuesOf } from '../contact-form/form-values.js';
import { showErrors, useContactForm } from '../contact-form/use-contact-form.js';
import { editContactTexts } from './edit-contact-texts.js';
import { SavingOutcome, type Saving } from './saving-outcome.js';
import { useSaving } from './use-saving.js';

interface EditContactFormProps {
  readonly contactId: string;
  readonly contact: Contact;
  readonly countries: Countries;
  /** A further button. */
  readonly children: ReactNode;
}

/** Changes a contact: only what differs from what was loaded is sent, so that nobody else's change is undone. */
export function EditContactForm({ contactId, contact, countries, children }: EditContactFormProps) {
  const texts = useTexts(editContactTexts);
  const [loaded, setLoaded] = useState(() => valuesOf(contact, countries));
  const [saving, setSaving] = useState<Saving>({ kind: 'editing' });
  const form = useContactForm(loaded, (values) => findFaultsOfChange(values, loaded, countries));
  const save = useSaving(contactId);

  const submit = async (values: FormValues) => {
    if (saving.kind === 'saving') return;
    const changes = changesOf(values, loaded, countries);
    if (Object.keys(changes).length === 0) {
      setSaving({ kind: 'unchanged' });
      return;
    }
    setSaving({ kind: 'saving' });
    const outcome = await save(changes);
    if (outcome.kind === 'saved') setLoaded(values);
    setSaving(
      outcome.kind === 'refused' ? { ...outcome, errors: showErrors(form, outcome.errors) } : outcome,
    );
  };
  return (
    <>
      <SavingOutcome saving={saving} />
      <ContactForm
        form={form}
        isExisting
        isLocked={false}
        onSubmit={submit}
        // What came of the submission before is about other values.
        onFaults={() => setSaving({ kind: 'editing' })}
      >
        <button className="primary" aria-disabled={saving.kind === 'saving'}>
          {saving.kind === 'saving' ? texts.saving : texts.save}
        </button>
        <Link className="button" href="/contacts">
          {texts.back}
        </Link>
        {children}
      </ContactForm>
    </>
  );
}
