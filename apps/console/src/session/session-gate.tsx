import type { ReactNode } from 'react';
import { FailureNotice } from '../bff/failure-notice.js';
import { Loading } from '../frame/loading.js';
import { useStore } from '../store/store.js';
import { CallerContext } from './session-context.js';
import { findSession, session } from './session-store.js';
import { SignInDialog } from './sign-in/sign-in-dialog.js';
import { SignInPage } from './sign-in/sign-in-page.js';

/**
 * Shows its pages to whoever is signed in, and the sign-in to everybody else. When a session expires the pages stay, under
 * a dialog, so that nothing that was typed is lost.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const state = useStore(session);
  switch (state.kind) {
    case 'unknown':
      return <Loading />;
    case 'failed':
      return (
        <main className="narrow">
          <FailureNotice failure={state.failure} onRetry={() => void findSession()} />
        </main>
      );
    case 'signedOut':
      return <SignInPage endedWhere={state.where} />;
    case 'signedIn':
    case 'expired':
      return (
        <CallerContext value={state.caller}>
          {children}
          {state.kind === 'expired' && <SignInDialog />}
        </CallerContext>
      );
  }
}
