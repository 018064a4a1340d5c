import { ModalDialog } from '../../frame/modal-dialog.js';
import { useTexts } from '../../language/texts.js';
import { SignInForm } from './sign-in-form.js';
import { signInTexts } from './sign-in-texts.js';

/** The sign-in over a page whose session has expired; it can't be dismissed, since the page could do nothing without it. */
export function SignInDialog() {
  const texts = useTexts(signInTexts);
  return (
    <ModalDialog title={texts.title} isOpaque>
      <SignInForm message={texts.expired} />
    </ModalDialog>
  );
}
