import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';

const path = '/api/v1/organisation/my';

describe('GET own organisation', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('200: relays what the vendor shows', async () => {
    bff.vendor.onRead = answering(200, '{"id":12345,"country_id":"74"}');
    const answer = await bff.call('GET', path);
    expect([answer.status, answer.text]).toEqual([200, '{"id":12345,"country_id":"74"}']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('400 with a query, 401 without a token, 502 without an organisation', async () => {
    expect((await bff.call('GET', `${path}?x`)).status).toBe(400);
    expect((await bff.call('GET', path, { bearer: null })).status).toBe(401);
    bff.vendor.onRead = answering(200, '[]');
    expect((await bff.call('GET', path)).status).toBe(502);
  });
});
