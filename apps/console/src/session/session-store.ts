import { getSession } from '@contacts/bff-client';
import { useSyncExternalStore } from 'react';
import { onAnswerNews } from '../bff/answers.js';
import { connection } from '../bff/connection.js';
import { nextSessionState, type SessionEvent, type SessionState } from './session-state.js';

let state: SessionState = { kind: 'unknown' };
const listeners = new Set<(state: SessionState) => void>();
/** The other tabs of this browser, whose session is the same one. */
const otherTabs = new BroadcastChannel('contacts-session');

otherTabs.onmessage = ({ data }) => {
  if (data === 'ended') apply({ kind: 'ended', where: 'elsewhere' });
  else void findSession();
};

onAnswerNews((news) => {
  if (news === 'noSession') apply({ kind: 'missing' });
});

// Whoever comes back to a tab should not find out by a failed click that the session is over.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.kind === 'signedIn') void findSession();
});

/** Asks the service who is signed in. */
export async function findSession(): Promise<void> {
  const result = await getSession(connection);
  if (result.kind === 'done') apply({ kind: 'found', caller: result.value.caller });
  else if (result.kind !== 'notAuthenticated') apply({ kind: 'failed', failure: result });
}

/** Takes note of a sign-in or sign-out on this page, and tells the other tabs. */
export function noteSessionChange(event: Extract<SessionEvent, { kind: 'found' | 'ended' }>): void {
  apply(event);
  otherTabs.postMessage(event.kind);
}

/** Calls a listener with every new state. */
export function onSessionState(listener: (state: SessionState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Gives a component the present state. */
export function useSessionState(): SessionState {
  return useSyncExternalStore(onSessionState, () => state);
}

function apply(event: SessionEvent): void {
  state = nextSessionState(state, event);
  listeners.forEach((listener) => listener(state));
}
