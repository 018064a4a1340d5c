import { describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox } from '../../test/start-sandbox.js';
import { RateLimits } from './rate-limits.js';

const credentials = { application_token: 'sandbox-application-token' };

describe('over the wire', () => {
  it('answers 429 in the gateway dialect beyond the limit on requests, without carrying anything out', async () => {
    // The first of the three is the sign-in of the test's own token.
    const sandbox = await startSandbox({ requestsPer5Minutes: 3 });
    try {
      const body = { type: { id: 1 } };
      expect(await sandbox.call('POST', contactsPath, { body })).toMatchObject({ status: 201 });
      expect(await sandbox.call('GET', '/api/v1/unknown')).toMatchObject({ status: 404 });
      const refused = await sandbox.call('POST', contactsPath, { body });
      expect(refused).toMatchObject({ status: 429, text: '{"message":"Too Many Requests"}' });
      expect(refused.headers['retry-after']).toBeUndefined();
      expect(await sandbox.signIn(credentials)).toMatchObject({ status: 429 });
    } finally {
      await sandbox.stop();
    }
  });

  it('limits sign-ins on their own, whatever their outcome', async () => {
    const sandbox = await startSandbox({ loginsPer5Minutes: 3 });
    try {
      expect(await sandbox.signIn({ application_token: 'wrong' })).toMatchObject({ status: 401 });
      expect(await sandbox.signIn('not JSON')).toMatchObject({ status: 400 });
      expect(await sandbox.signIn(credentials)).toMatchObject({ status: 429 });
      expect(await sandbox.call('GET', contactsPath)).toMatchObject({ status: 200 });
    } finally {
      await sandbox.stop();
    }
  });

  it('does not use up a fault on a request that a limit refuses, and leaves control routes alone', async () => {
    const sandbox = await startSandbox({ requestsPer5Minutes: 1 });
    try {
      await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'html' } });
      expect(await sandbox.call('GET', contactsPath)).toMatchObject({ status: 429 });
      const log = (await sandbox.call('GET', '/sandbox/requests')).json<
        { status: number; fault: string | null }[]
      >();
      expect(log.at(-1)).toMatchObject({ status: 429, fault: null });
      expect(await sandbox.call('GET', '/sandbox/health')).toMatchObject({ status: 200 });
    } finally {
      await sandbox.stop();
    }
  });
});

describe('RateLimits', () => {
  it('counts each address on its own, and a refused request not at all', () => {
    let now = 0;
    const limits = new RateLimits(2, 1, () => now);
    expect(limits.admit('a', true)).toBeUndefined();
    expect(limits.admit('a', true)).toMatchObject({ status: 429 });
    expect(limits.admit('a', false)).toBeUndefined();
    expect(limits.admit('a', false)).toMatchObject({ status: 429 });
    expect(limits.admit('b', false)).toBeUndefined();
    now = 300_000;
    expect(limits.admit('a', true)).toBeUndefined();
  });
});
