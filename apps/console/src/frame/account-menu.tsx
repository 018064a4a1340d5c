import { PreferencesForm } from '../preferences/preferences-form.js';
import { useTexts } from '../language/texts.js';
import { useCaller } from '../session/session-context.js';
import { SignOutButtons } from '../session/sign-out/sign-out-buttons.js';
import { frameTexts } from './frame-texts.js';

/** Who is signed in, with settings and the way out; the browser's own popover closes it on Escape and on a click elsewhere. */
export function AccountMenu() {
  const texts = useTexts(frameTexts);
  const { kind, id } = useCaller();
  const who = `${kind === 'user' || kind === 'application' ? texts[kind] : texts.caller} ${id}`;
  return (
    <>
      <button
        className="account"
        type="button"
        popoverTarget="account"
        aria-label={`${texts.account}: ${who}`}
      >
        {who}
      </button>
      <div id="account" popover="auto" role="group" aria-label={texts.account}>
        <PreferencesForm />
        <SignOutButtons />
      </div>
    </>
  );
}
