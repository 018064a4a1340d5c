import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secrets } from '../../src/secrets/secrets.js';
import { openSessions } from '../../src/sessions/open-sessions.js';
import { SealedTokens } from '../../src/sessions/sealed-tokens.js';
import { hashSessionId } from '../../src/sessions/session-id.js';
import type { SessionStore } from '../../src/sessions/session-store.js';
import type { AuthenticationResult } from '../../src/upstream/authenticate.js';
import type { Upstream } from '../../src/upstream/upstream.js';
import { engines, type StorageUnderTest } from './engines.js';

const hour = 3_600_000;
const facts = { callerKey: '12345/user/1', organisationId: 12345, expiresAt: Infinity };
const expired = { ...facts, expiresAt: 0 };
const secrets = new Secrets([{ kid: 'k', bytes: randomBytes(32) }]);

const refused: AuthenticationResult = {
  kind: 'refused',
  status: 401,
  refusal: { error_code: null, error_token: null, message: null, errors: [] },
};

const authenticated: AuthenticationResult = {
  kind: 'authenticated',
  status: 200,
  body: '{}',
  authToken: 'next',
  refreshToken: undefined,
  mfaToken: undefined,
};

/** A store whose answers to one question come late, though they tell how it was before. */
function tellingLate(store: SessionStore, question: 'find' | 'removeGeneration'): SessionStore {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const ask = member.bind(target) as (...parameters: unknown[]) => Promise<unknown>;
      if (name !== question) return ask;
      return async (...parameters: unknown[]) => {
        const answer = await ask(...parameters);
        if (answer !== false) await sleep(200);
        return answer;
      };
    },
  });
}

/** The sessions of one replica. @param answer what the vendor says to a renewal, and what happens meanwhile */
function openReplica(store: SessionStore, answer: () => Promise<AuthenticationResult>) {
  return openSessions(
    { idleMs: hour, maxMs: hour, allowedOrigins: [] },
    hour,
    { store, upstream: { authenticate: answer } as unknown as Upstream, secrets, readToken: () => facts },
    { renewed: () => undefined },
  );
}

const unasked = () => Promise.reject(new Error('the vendor is not asked here'));

describe.each(engines)('a session whose token the vendor has refused, on %s', (_name, create) => {
  let database: StorageUnderTest;
  let store: SessionStore;
  beforeEach(async () => {
    database = await create();
    ({ sessions: store } = await database.open());
  });
  afterEach(() => database.dispose());

  async function beginOpen(late: 'find' | 'removeGeneration') {
    const sessions = openReplica(tellingLate(store, late), unasked);
    const { id } = await sessions.begin({ token: 'refused', facts, renewal: null });
    const finding = await sessions.find(id);
    if (finding.kind !== 'open') throw new Error('the session was not found');
    return { sessions, id, session: finding.session };
  }

  it('is known to be over by each of the requests that end it', async () => {
    const { sessions, id, session } = await beginOpen('removeGeneration');
    const first = sessions.endRefused('refused');
    await sessions.endRefused('refused');
    expect(session.ended).toBe(true);
    await first;
    expect(await sessions.find(id)).toEqual({ kind: 'over' });
  });

  it('is known to be over though it was just being read when another replica ended it', async () => {
    const { sessions, id, session } = await beginOpen('find');
    const reading = sessions.find(id);
    await sleep(100);
    await store.remove(hashSessionId(id));
    await sessions.endRefused('refused');
    expect(session.ended).toBe(true);
    await reading;
  });

  it.each([
    ['is refused', refused],
    ['succeeds', authenticated],
  ])('is over when it was ended while a renewal was under way that %s', async (_case, answer) => {
    const sessions = openReplica(store, async () => {
      await store.remove(hashSessionId(id));
      return answer;
    });
    const { id } = await sessions.begin({ token: 'expired', facts: expired, renewal: '{}' });
    expect(await sessions.find(id)).toEqual({ kind: 'over' });
  });

  it.each([
    ['is refused', refused],
    ['succeeds', authenticated],
  ])('goes on with what another replica has brought during a renewal that %s', async (_case, answer) => {
    const brought = { token: 'brought by another', facts, renewal: '{}' };
    const sessions = openReplica(store, async () => {
      const idHash = hashSessionId(id);
      await store.renew(idHash, 1, new SealedTokens(secrets).seal(idHash, brought, Date.now()));
      return answer;
    });
    const { id } = await sessions.begin({ token: 'expired', facts: expired, renewal: '{}' });
    expect(await sessions.find(id)).toMatchObject({ kind: 'open', session: { token: brought.token } });
  });
});
