import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../../test/rig/claimed-token.js';
import type { WireAnswer } from '../../../test/rig/http-client.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = { type: { id: 6 }, name: 'Ada' };

describe('POST contact within a share of the vendor’s limit', () => {
  let bff: InProcessApp;
  afterEach(() => bff.close());

  /** A share of fifteen: three at once, one of them for unaccepted tokens. */
  const start = async (environment: Readonly<Record<string, string>> = {}) => {
    bff = await startApp({
      UPSTREAM_REQUESTS_PER_5_MIN: '15',
      UPSTREAM_QUOTA_WAIT_MS: '100',
      ...environment,
    });
    // The first creation in an organisation reads its list.
    bff.vendor.onRead = answering(200, '[]');
  };
  const create = (headers: Readonly<Record<string, string>> = {}, bearer = bff.token): Promise<WireAnswer> =>
    bff.call('POST', contactsPath, { body, headers, bearer });
  const expectQuota = (answer: WireAnswer) =>
    expectWholeProblem(answer, 429, {
      slug: 'upstream-quota',
      instance: contactsPath,
      detail: /share of the vendor's request limit is used up.*Nothing was sent/,
      retry: 'safe',
      operation: true,
    });

  it('answers 429 when it is used up, with the time to the next permit, and sends nothing', async () => {
    await start();
    expect([(await create()).status, (await create()).status]).toEqual([201, 201]);
    const refused = await create();
    const { operation_id: id } = expectQuota(refused);
    // Twelve more in five minutes and what a call may take.
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(24);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(26);
    expect(bff.vendor.requests).toHaveLength(3);
    expect(bff.query(`select state from operation where operation_id = '${String(id)}'`)).toEqual([
      { state: 'not_sent' },
    ]);
    const metrics = (await bff.call('GET', '/metrics')).text;
    expect(metrics).toContain('contacts_upstream_permits_left{kind="interactive"} 0');
    expect(metrics).toMatch(/permit_waits_total\{kind="interactive",outcome="refused"\} 1/);
  });

  it('sends a refused creation again under its key when there is a permit', async () => {
    await start({ UPSTREAM_REQUESTS_PER_5_MIN: '3000' });
    await create();
    bff.execute(`update upstream_quota set tokens = -4, refilled_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`);
    const refused = await create({ 'idempotency-key': 'again' });
    expectQuota(refused);
    expect(refused.headers['retry-after']).toBe('1');
    await sleep(1_000);
    const accepted = await create({ 'idempotency-key': 'again' });
    expect(accepted.status).toBe(201);
    expect(accepted.headers['operation-id']).toBe(refused.headers['operation-id']);
  });

  it('waits for a permit that comes in time', async () => {
    await start({ UPSTREAM_REQUESTS_PER_5_MIN: '3000', UPSTREAM_QUOTA_WAIT_MS: '5000' });
    await create();
    bff.execute(`update upstream_quota set tokens = 0, refilled_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`);
    expect((await create()).status).toBe(201);
  });

  it('lets unaccepted tokens use no more than their part, whatever is left for others', async () => {
    await start({ UPSTREAM_REQUESTS_PER_5_MIN: '100' });
    const genuine = claimedToken({ caller: 99 });
    expect((await create({}, genuine)).status).toBe(201);
    bff.vendor.onCreate = answering(401, '');
    bff.vendor.onRead = answering(401, '');
    const forged = [];
    for (let caller = 100; caller < 110; caller++)
      forged.push((await create({}, claimedToken({ caller }))).status);
    expect(forged).toEqual([401, ...Array<number>(9).fill(429)]);
    bff.vendor.onCreate = answering(201, '{"id":1}');
    expect((await create({}, genuine)).status).toBe(201);
  });

  it('lets bulk work leave a reserve to people', async () => {
    await start({ UPSTREAM_REQUESTS_PER_5_MIN: '40' });
    expect((await create()).status).toBe(201);
    const bulk = [];
    for (let turn = 0; turn < 6; turn++) bulk.push((await create({ 'x-contacts-lane': 'bulk' })).status);
    // Of eight at once, people keep two.
    expect(bulk).toEqual([201, 201, 201, 201, 429, 429]);
    expect([(await create()).status, (await create()).status]).toEqual([201, 201]);
    expectQuota(await create());
  });

  it('pauses for as long as the vendor says, and sends nothing meanwhile', async () => {
    await start({ UPSTREAM_REQUESTS_PER_5_MIN: '1800' });
    expect((await create()).status).toBe(201);
    bff.vendor.onCreate = answering(429, '', ['Retry-After: 7']);
    expect((await create()).headers['retry-after']).toBe('7');
    const paused = await create();
    expectQuota(paused);
    expect(Number(paused.headers['retry-after'])).toBeGreaterThanOrEqual(6);
    expect(Number(paused.headers['retry-after'])).toBeLessThanOrEqual(7);
    expect(bff.vendor.created).toHaveLength(2);
    expect(bff.logged.join('')).toContain('the vendor limits requests; all replicas pause');
    expect((await bff.call('GET', '/metrics')).text).toContain(
      'contacts_upstream_pauses_total{limit="requests"} 1',
    );
  });

  it.each(['Bulk', 'interactive', '', 'bulk, bulk'])('refuses the lane "%s"', async (lane) => {
    await start();
    expectWholeProblem(await create({ 'x-contacts-lane': lane }), 400, {
      slug: 'bad-request',
      instance: contactsPath,
      detail: /X-Contacts-Lane must be bulk, or left out/,
      retry: 'never',
    });
  });
});
