import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';
import { Readiness } from './readiness.js';

describe('health', () => {
  let bff: InProcessApp;
  beforeEach(async () => (bff = await startApp()));
  afterEach(() => bff.close());

  it('200: is live and ready, for any Host and without a token', async () => {
    for (const [path, body] of [
      ['/health/live', '{"status":"live"}'],
      ['/health/ready', '{"status":"ready","version":"0.0.0-test","storage":"sqlite"}'],
    ] as const) {
      const answer = await bff.call('GET', path, { bearer: null, headers: { host: '10.0.0.7:3000' } });
      expect([answer.status, answer.text, answer.headers['cache-control']]).toEqual([200, body, 'no-store']);
      expect(answer.headers['x-request-id']).toEqual(expect.any(String));
    }
  });

  it('503: is live but not ready without its storage, and leaves no trail of it', async () => {
    await bff.storage.close();
    const instance = '/health/ready';
    expectWholeProblem(await bff.call('GET', instance), 503, {
      slug: 'storage-unavailable',
      instance,
      detail: /cannot be written or read/,
      retry: 'safe',
    });
    expect((await bff.call('GET', '/health/live')).status).toBe(200);
    expect((await bff.call('GET', '/metrics')).text).toContain('contacts_audit_events_lost_total 0');
  });
});

describe('Readiness', () => {
  const service = { version: '0.0.0-test', storage: 'sqlite' } as const;

  it('is not ready before the storage is prepared, reachable or not', async () => {
    const readiness = new Readiness(service, () => Promise.resolve());
    await expect(readiness.check()).rejects.toMatchObject({
      slug: 'storage-unavailable',
      members: { retryAfterSeconds: 2 },
    });
    readiness.markPrepared();
    await expect(readiness.check()).resolves.toBeUndefined();
  });

  it('asks every time', async () => {
    let reachable = true;
    const readiness = new Readiness(service, () =>
      reachable ? Promise.resolve() : Promise.reject(new Error('away')),
    );
    readiness.markPrepared();
    await readiness.check();
    reachable = false;
    await expect(readiness.check()).rejects.toThrow('away');
    reachable = true;
    await expect(readiness.check()).resolves.toBeUndefined();
  });
});
