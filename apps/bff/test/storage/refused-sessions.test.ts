import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secrets } from '../../src/secrets/secrets.js';
import { openSessions } from '../../src/sessions/open-sessions.js';
import type { SessionStore } from '../../src/sessions/session-store.js';
import type { Upstream } from '../../src/upstream/upstream.js';
import { engines, type StorageUnderTest } from './engines.js';

const hour = 3_600_000;

/** A store whose answer that it has ended a session comes late. */
function tellingLate(store: SessionStore): SessionStore {
  const removeGeneration = async (...parameters: Parameters<SessionStore['removeGeneration']>) => {
    const removed = await store.removeGeneration(...parameters);
    if (removed) await sleep(200);
    return removed;
  };
  return new Proxy(store, {
    get(target, name) {
      if (name === 'removeGeneration') return removeGeneration;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

describe.each(engines)('a session whose token the vendor has refused, on %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => {
    database = await create();
  });
  afterEach(() => database.dispose());

  it('is known to be over by each of the requests that end it', async () => {
    const { sessions: store } = await database.open();
    const facts = { callerKey: '12345/user/1', organisationId: 12345, expiresAt: Infinity };
    const sessions = openSessions(
      { idleMs: hour, maxMs: hour, allowedOrigins: [] },
      hour,
      {
        store: tellingLate(store),
        upstream: {} as Upstream,
        secrets: new Secrets([{ kid: 'k', bytes: randomBytes(32) }]),
        readToken: () => facts,
      },
      { renewed: () => undefined },
    );
    const { id } = await sessions.begin({ token: 'refused', facts, renewal: null });
    const finding = await sessions.find(id);
    if (finding.kind !== 'open') throw new Error('the session was not found');
    const { session } = finding;
    const first = sessions.endRefused('refused');
    await sessions.endRefused('refused');
    expect(session.ended).toBe(true);
    await first;
    expect(await sessions.find(id)).toEqual({ kind: 'over' });
  });
});
