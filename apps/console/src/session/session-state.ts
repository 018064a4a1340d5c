import type { CallFailure, Session } from '@contacts/bff-client';

/** Who is signed in, as far as this page knows. */
export type SessionState =
  | { readonly kind: 'unknown' }
  /** Nothing could be found out. */
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'signedOut'; readonly where: 'nowhere' | 'here' | 'elsewhere' }
  | { readonly kind: 'signedIn'; readonly caller: Session['caller'] }
  /** The service knows the session no more; the page still shows what its caller was doing. */
  | { readonly kind: 'expired'; readonly caller: Session['caller'] };

/** What changes it. */
export type SessionEvent =
  | { readonly kind: 'found'; readonly caller: Session['caller'] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'ended'; readonly where: 'here' | 'elsewhere' };

/**
 * The state after an event. A session that is missing where there was one has expired, unless it was ended on purpose; a
 * failure says nothing about a session that was there.
 */
export function nextSessionState(state: SessionState, event: SessionEvent): SessionState {
  switch (event.kind) {
    case 'found':
      return { kind: 'signedIn', caller: event.caller };
    case 'missing':
      if (state.kind === 'signedIn') return { kind: 'expired', caller: state.caller };
      return state.kind === 'expired' || state.kind === 'signedOut'
        ? state
        : { kind: 'signedOut', where: 'nowhere' };
    case 'failed':
      return state.kind === 'unknown' || state.kind === 'failed'
        ? { kind: 'failed', failure: event.failure }
        : state;
    case 'ended':
      return { kind: 'signedOut', where: event.where };
  }
}

/** Whether two callers are the same, so that what one has loaded may be shown to the other. */
export function isSameCaller(one: Session['caller'], other: Session['caller']): boolean {
  return one.kind === other.kind && one.id === other.id && one.organisation_id === other.organisation_id;
}
