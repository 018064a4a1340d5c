import { confirmSignIn, signIn, signInWithApplicationToken, type SignInResult } from '@contacts/bff-client';
import { useRef, useState, type SubmitEvent } from 'react';
import { connection } from '../../bff/connection.js';
import { Notice } from '../../frame/notice.js';
import { useTexts } from '../../language/texts.js';
import { noteSessionChange } from '../session-store.js';
import { SignInFailure } from './sign-in-failure.js';
import type { SignInStep } from './sign-in-step.js';
import { signInTexts } from './sign-in-texts.js';

/** Signs in with user name and password, then a code where one is due, or with an application token. */
export function SignInForm({ message }: { message: string | undefined }) {
  const texts = useTexts(signInTexts);
  const [step, setStep] = useState<SignInStep>('password');
  const [result, setResult] = useState<SignInResult>();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const go = (next: SignInStep) => {
    setStep(next);
    setResult(undefined);
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const outcome = await send(step, new FormData(event.currentTarget));
    setBusy(false);
    if (outcome.kind === 'signedIn') noteSessionChange({ kind: 'found', caller: outcome.caller });
    else if (outcome.kind === 'mfaRequired') go('code');
    else {
      setResult(outcome);
      [...(form.current?.querySelectorAll('input') ?? [])].at(-1)?.select();
    }
  };

  return (
    // The fields of a step are new ones, and the first of them takes the focus.
    <form key={step} ref={form} className="stack" onSubmit={(event) => void submit(event)}>
      {result !== undefined && <SignInFailure result={result} step={step} />}
      {result === undefined && message !== undefined && <Notice kind="info">{message}</Notice>}
      {step === 'password' && (
        <>
          <Field name="username" label={texts.userName} autoComplete="username" />
          <Field name="password" label={texts.password} autoComplete="current-password" type="password" />
        </>
      )}
      {step === 'token' && <Field name="token" label={texts.token} autoComplete="off" type="password" />}
      {step === 'code' && (
        <Field name="code" label={texts.code} hint={texts.codeHint} autoComplete="one-time-code" />
      )}
      <button className="primary" aria-disabled={isBusy}>
        {isBusy ? texts.working : step === 'code' ? texts.confirm : texts.submit}
      </button>
      <button className="quiet" type="button" onClick={() => go(step === 'password' ? 'token' : 'password')}>
        {step === 'password' ? texts.byToken : step === 'token' ? texts.byPassword : texts.startOver}
      </button>
    </form>
  );
}

function send(step: SignInStep, data: FormData): Promise<SignInResult> {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (step === 'code') return confirmSignIn(connection, { code: text('code').trim() });
  if (step === 'token')
    return signInWithApplicationToken(connection, { applicationToken: text('token').trim() });
  return signIn(connection, { username: text('username').trim(), password: text('password') });
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: string;
  readonly type?: string;
  readonly hint?: string;
}

function Field({ name, label, hint, type = 'text', autoComplete }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={`sign-in-${name}`}>{label}</label>
      <input
        id={`sign-in-${name}`}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={name !== 'password'}
        aria-describedby={hint === undefined ? undefined : `sign-in-${name}-hint`}
      />
      {hint !== undefined && (
        <p className="hint" id={`sign-in-${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
