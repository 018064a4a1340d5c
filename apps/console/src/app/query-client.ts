import { QueryClient } from '@tanstack/react-query';
import { reachability } from '../bff/reachability.js';
import { isSameCaller, type SessionState } from '../session/session-state.js';
import { session } from '../session/session-store.js';

/**
 * What was loaded. Nothing is repeated behind the reader's back: a failure is shown with a button. Requests go out while
 * the browser believes to be offline too, since it may be wrong, and their failure is shown at once.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, networkMode: 'always' },
  },
});

reachability.subscribe((state) => {
  if (state === 'reachable') void queryClient.invalidateQueries();
});

let last: SessionState | undefined;
session.subscribe((state) => {
  const before = last;
  last = state;
  if (state.kind === 'signedOut') queryClient.clear();
  if (state.kind !== 'signedIn' || before === undefined || !('caller' in before)) return;
  if (isSameCaller(before.caller, state.caller)) {
    if (before.kind === 'expired') void queryClient.invalidateQueries();
  } else queryClient.clear();
});
