import { PageHeading } from '../../frame/page-heading.js';
import { PreferencesForm } from '../../preferences/preferences-form.js';
import { useTexts } from '../../language/texts.js';
import { SignInForm } from './sign-in-form.js';
import { signInTexts } from './sign-in-texts.js';

/**
 * The sign-in, at whatever address somebody came to: what is there is shown afterwards.
 * @param endedWhere where the session before was ended
 */
export function SignInPage({ endedWhere }: { endedWhere: 'nowhere' | 'here' | 'elsewhere' }) {
  const texts = useTexts(signInTexts);
  return (
    <main className="narrow">
      <p className="brand">Contacts</p>
      <div className="card">
        <PageHeading title={texts.title} />
        <p className="hint">{texts.intro}</p>
        <SignInForm message={endedWhere === 'nowhere' ? undefined : texts[endedWhere]} />
      </div>
      <PreferencesForm />
    </main>
  );
}
