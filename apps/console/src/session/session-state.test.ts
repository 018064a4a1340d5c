import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextSessionState, type SessionEvent, type SessionState } from './session-state.js';

const caller = (id: string) => ({ kind: 'user' as const, id, organisation_id: 12345 });
const failure = { kind: 'unreachable', reason: 'x' } as const;
const events = fc.array(
  fc.oneof(
    fc.constantFrom('1', '2').map((id): SessionEvent => ({ kind: 'found', caller: caller(id) })),
    fc.constant<SessionEvent>({ kind: 'missing' }),
    fc.constant<SessionEvent>({ kind: 'failed', failure }),
    fc.constantFrom('here', 'elsewhere').map((where): SessionEvent => ({ kind: 'ended', where })),
  ),
);
const play = (all: readonly SessionEvent[]) =>
  all.reduce<SessionState>(nextSessionState, { kind: 'unknown' });

describe('the state of the session', () => {
  it('shows a caller only as long as nobody has ended the session', () => {
    fc.assert(
      fc.property(events, (all) => {
        const state = play(all);
        const last = all.findLast(({ kind }) => kind === 'found' || kind === 'ended');
        if (last?.kind === 'found') expect(state).toMatchObject({ caller: last.caller });
        else expect(state).not.toHaveProperty('caller');
      }),
    );
  });

  it('expires when the service misses a session that was there, and never by a failure', () => {
    fc.assert(
      fc.property(events, (all) => {
        const state = play(all);
        const missed = nextSessionState(state, { kind: 'missing' });
        expect(missed.kind).toBe('caller' in state ? 'expired' : 'signedOut');
        const failed = nextSessionState(state, { kind: 'failed', failure });
        expect('caller' in failed).toBe('caller' in state);
      }),
    );
  });

  it('remembers where it was ended, for the sign-in to say', () => {
    const ended = play([
      { kind: 'found', caller: caller('1') },
      { kind: 'ended', where: 'elsewhere' },
    ]);
    expect(nextSessionState(ended, { kind: 'missing' })).toEqual({ kind: 'signedOut', where: 'elsewhere' });
  });
});
