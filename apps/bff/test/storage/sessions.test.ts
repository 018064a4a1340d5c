import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewSession, SessionStore } from '../../src/sessions/session-store.js';
import { engines, type StorageUnderTest } from './engines.js';

const minute = 60_000;
const hour = 60 * minute;
const longAgo = '2020-01-01T00:00:00.000Z';

describe.each(engines)('sessions on %s', (_name, create) => {
  let database: StorageUnderTest;
  let sessions: SessionStore;
  beforeEach(async () => {
    database = await create();
    sessions = (await database.open()).sessions;
  });
  afterEach(() => database.dispose());

  const sample = (id: string, callerKey = '12345/user/1'): NewSession => ({
    id_hash: id,
    caller_key: callerKey,
    organisation_id: 12345,
    sealed_token: `token of ${id}`,
    sealed_renewal: null,
    token_expires_at: longAgo,
    renew_at: null,
  });
  const find = (id: string) => sessions.find(id, 30 * minute, minute);
  const next = { sealed_token: 'next', sealed_renewal: 'r', token_expires_at: null, renew_at: longAgo };

  it('are found as they were kept, for as long as they last', async () => {
    const expiresAt = await sessions.create(sample('a'), 12 * hour);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11 * hour);
    expect(await find('a')).toEqual({
      ...sample('a'),
      generation: 1,
      expires_at: expiresAt,
      is_stale: false,
    });
    expect(await find('b')).toBeUndefined();
    await sessions.create(sample('ended'), -1);
    expect(await find('ended')).toBeUndefined();
    await database.query(`update session set last_seen_at = '${longAgo}'`);
    expect(await find('a')).toBeUndefined();
  });

  it('become stale, until somebody notes their use', async () => {
    await sessions.create(sample('a'), hour);
    const twoMinutesAgo = new Date(Date.now() - 2 * minute).toISOString();
    await database.query(`update session set last_seen_at = '${twoMinutesAgo}'`);
    expect(await find('a')).toMatchObject({ is_stale: true });
    await sessions.touch('a', 3 * minute);
    expect(await find('a')).toMatchObject({ is_stale: true });
    await sessions.touch('a', minute);
    expect(await find('a')).toMatchObject({ is_stale: false });
  });

  it('end one by one, or all of a caller', async () => {
    for (const id of ['a', 'b', 'c']) await sessions.create(sample(id), hour);
    await sessions.create(sample('other', '12345/user/2'), hour);
    await sessions.remove('a');
    expect([await find('a'), (await find('b'))?.id_hash]).toEqual([undefined, 'b']);
    await sessions.removeAll('12345/user/1');
    expect([await find('b'), await find('c'), (await find('other'))?.id_hash]).toEqual([
      undefined,
      undefined,
      'other',
    ]);
  });

  it('are none while the second factor is due', async () => {
    await sessions.createPending('a', 'sealed', hour);
    await sessions.createPending('late', 'sealed', -1);
    expect([await sessions.findPending('a'), await find('a')]).toEqual(['sealed', undefined]);
    expect(await sessions.findPending('late')).toBeUndefined();
    await sessions.create(sample('b'), hour);
    expect(await sessions.findPending('b')).toBeUndefined();
    await sessions.remove('a');
    expect(await sessions.findPending('a')).toBeUndefined();
  });

  it('are leased for a renewal to one alone, until the lease lapses or the token is there', async () => {
    await sessions.create(sample('a'), hour);
    const lease = () => sessions.leaseRenewal('a', 1, hour);
    const leases = await Promise.all(Array.from({ length: 8 }, lease));
    expect(leases.filter((leased) => leased)).toHaveLength(1);
    await sessions.postponeRenewal('a', 1, -1_000);
    expect([await lease(), await lease()]).toEqual([true, false]);
    expect(await sessions.renew('a', 1, next)).toBe(true);
    expect(await sessions.renew('a', 1, { ...next, sealed_token: 'late' })).toBe(false);
    expect(await find('a')).toMatchObject({ ...next, generation: 2 });
    expect([await lease(), await sessions.leaseRenewal('a', 2, hour)]).toEqual([false, true]);
  });

  it('are not ended by a refusal of a token that they no longer have, nor renewed when they are over', async () => {
    await sessions.create(sample('a'), hour);
    await sessions.renew('a', 1, next);
    expect(await sessions.removeGeneration('a', 1)).toBe(false);
    expect(await sessions.removeGeneration('a', 2)).toBe(true);
    expect([await find('a'), await sessions.renew('a', 2, next)]).toEqual([undefined, false]);
  });

  it('are removed when they have ended, and no others', async () => {
    await sessions.create(sample('lasting'), hour);
    await sessions.create(sample('idle'), hour);
    await database.query(`update session set last_seen_at = '${longAgo}' where id_hash = 'idle'`);
    await sessions.create(sample('ended'), -1);
    await sessions.createPending('late', 'sealed', -1);
    await sessions.createPending('pending', 'sealed', hour);
    expect(await sessions.removeExpired(30 * minute)).toBe(3);
    expect(await sessions.removeExpired(30 * minute)).toBe(0);
    const kept = await database.query('select id_hash from session order by id_hash');
    expect(kept.map(({ id_hash }) => id_hash)).toEqual(['lasting', 'pending']);
  });
});
