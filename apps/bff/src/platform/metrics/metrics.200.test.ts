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

  it('counts refusals by kind, those of broken requests too', async () => {
    const before = (await scrape()).text;
    const count = (text: string, slug: string) =>
      Number(
        new RegExp(`^contacts_refused_requests_total\\{problem="${slug}"\\} (\\d+)`, 'm').exec(text)?.[1] ??
          0,
      );
    await bff.call('GET', '/bff/operations/1', { bearer: null });
    await bff.send('nonsense\r\n\r\n');
    const { text } = await scrape();
    for (const slug of ['not-authenticated', 'bad-request']) {
      expect([slug, count(text, slug)]).toEqual([slug, count(before, slug) + 1]);
    }
  });

  it('tells how busy the service is', async () => {
    let letGo: () => void = () => undefined;
    const answer = bff.vendor.onCreate;
    bff.vendor.onCreate = (socket, request) => (letGo = () => answer(socket, request));
    const sent = bff.vendor.created.length;
    const held = bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    while (bff.vendor.created.length === sent) await new Promise((resolve) => setTimeout(resolve, 5));
    const busy = (await scrape()).text;
    expect(busy).toContain('contacts_requests_under_way 1\n');
    expect(Number(/^contacts_connections (\d+)/m.exec(busy)?.[1])).toBeGreaterThanOrEqual(2);
    letGo();
    await held;
    expect((await scrape()).text).toContain('contacts_requests_under_way 0\n');
  });

  it('counts what the storage refuses', async () => {
    await bff.storage.close();
    await bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    expect((await scrape()).text).toMatch(/^contacts_storage_failures_total [1-9]/m);
    expect(bff.logged.join('')).toContain('"msg":"storage failed"');
  });
});
