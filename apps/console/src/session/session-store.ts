import { getSession } from '@contacts/bff-client';
import { onAnswerNews } from '../bff/answers.js';
import { connection } from '../bff/connection.js';
import { createStore } from '../store/store.js';
import { nextSessionState, type SessionEvent, type SessionState } from './session-state.js';

/** Who is signed in. */
export const session = createStore<SessionState>({ kind: 'unknown' });

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
  if (document.visibilityState === 'visible' && session.read().kind === 'signedIn') void findSession();
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

function apply(event: SessionEvent): void {
  session.set(nextSessionState(session.read(), event));
}
