import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';

describe('GET metrics, 200', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  const scrape = async (accept = 'text/plain') =>
    bff.call('GET', '/metrics', { bearer: null, headers: { accept } });

  it('is Prometheus’ text format', async () => {
    const answer = await scrape();
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(answer.text).toMatch(/^# TYPE process_cpu_seconds_total counter$/m);
  });

  it('counts answers by route and status, and commits', async () => {
    await bff.call('POST', contactsPath, { body: { type: { id: 6 }, name: 'Ada Secret' } });
    await bff.call('POST', contactsPath, { body: { type: { id: 0 }, name: 'Ada Secret' } });
    await bff.call('GET', '/bff/operations/secret?secret=1');
    await bff.call('GET', '/secret');
    const { text } = await scrape();
    const route = '/api/v1/organisation/:org_id/contact';
    for (const [label, status] of [
      [route, 201],
      [route, 422],
      ['/bff/operations/:operation_id', 404],
      ['none', 404],
    ] as const) {
      expect(text).toContain(
        `contacts_http_request_duration_seconds_count{route="${label}",status="${status}"} 1`,
      );
    }
    expect(text).toMatch(/^contacts_storage_commit_duration_seconds_count\{queue="[a-z ]+"\} [1-9]/m);
    expect(text).toContain('contacts_storage_failures_total 0');
    expect(text).not.toMatch(/secret|12345/i);
  });

  it('counts what the storage refuses', async () => {
    await bff.storage.close();
    await bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    expect((await scrape()).text).toMatch(/^contacts_storage_failures_total [1-9]/m);
    expect(bff.logged.join('')).toContain('"msg":"storage failed"');
  });
});
