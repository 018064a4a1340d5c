import type { CallFailure, ContactError } from '@contacts/bff-client';
import { FailureNotice } from '../../bff/failure-notice.js';
import { Notice } from '../../frame/notice.js';
import { language } from '../../language/language.js';
import { useTexts } from '../../language/texts.js';
import { useStore } from '../../store/store.js';
import { describeFault } from '../contact-form/describe-fault.js';
import { fieldTexts } from '../contact-form/field-texts.js';
import { editContactTexts } from './edit-contact-texts.js';

/** Where a change stands. */
export type Saving =
  | { readonly kind: 'editing' | 'saving' | 'saved' | 'unchanged' }
  /** The form shows the errors that belong to fields; then those that belong to none are left. */
  | { readonly kind: 'refused'; readonly errors: readonly ContactError[] }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** Says what has come of a change. */
export function SavingOutcome({ saving }: { saving: Saving }) {
  const texts = useTexts(editContactTexts);
  const { seeFields } = useTexts(fieldTexts);
  const chosen = useStore(language);
  switch (saving.kind) {
    case 'editing':
    case 'saving':
      return null;
    case 'saved':
      return <Notice kind="success">{texts.saved}</Notice>;
    case 'unchanged':
      return <Notice kind="info">{texts.unchanged}</Notice>;
    case 'refused':
      return (
        <Notice kind="error">
          <p>{texts.refused}</p>
          {saving.errors.length === 0 && <p>{seeFields}</p>}
          {saving.errors.map(({ pointer, code, message }) => (
            <p key={pointer + code}>{describeFault(chosen, pointer.slice(1), code, message)}</p>
          ))}
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={saving.failure} />;
  }
}
