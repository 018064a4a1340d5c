import type { SignInResult } from '@contacts/bff-client';
import { FailureNotice } from '../../bff/failure-notice.js';
import { Notice } from '../../frame/notice.js';
import { useTexts } from '../../language/texts.js';
import type { SignInStep } from './sign-in-step.js';
import { signInTexts } from './sign-in-texts.js';

/** Says why nobody was signed in, and what to do. */
export function SignInFailure({ result, step }: { result: SignInResult; step: SignInStep }) {
  const texts = useTexts(signInTexts);
  switch (result.kind) {
    case 'signedIn':
    case 'mfaRequired':
      return null;
    case 'wrongCredentials':
      return (
        <Notice kind="error">
          {step === 'code' ? texts.wrongCode : step === 'token' ? texts.wrongToken : texts.wrongCredentials}
        </Notice>
      );
    case 'signInExpired':
    case 'lockedOut':
      return <Notice kind="error">{texts[result.kind]}</Notice>;
    case 'tooManyAttempts':
      return <Notice kind="error">{texts.tooManyAttempts(result.retryAfterSeconds)}</Notice>;
    default:
      return <FailureNotice failure={result} />;
  }
}
