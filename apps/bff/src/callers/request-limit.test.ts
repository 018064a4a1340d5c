import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import type { WireAnswer } from '../../test/rig/http-client.js';
import { contactsPath, startApp, type AppCall, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const perMinute = 5;
const body = { type: { id: 6 } };

describe('the limit of requests', () => {
  let bff: InProcessApp;
  beforeAll(async () => {
    bff = await startApp({ BFF_REQUESTS_PER_MINUTE: String(perMinute), BFF_TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => bff.close());

  let tokens = 0;
  /** A token that was never seen, of the default caller unless claims say otherwise. */
  const newToken = (claims: Readonly<Record<string, unknown>> = {}) =>
    claimedToken({ ...claims, jti: tokens++ });
  const from = (address: string, call: AppCall = {}): AppCall => ({
    ...call,
    headers: { 'x-forwarded-for': address },
  });
  const repeat = async (count: number, send: () => Promise<WireAnswer>) => {
    const statuses: number[] = [];
    for (let time = 0; time < count; time++) statuses.push((await send()).status);
    return statuses;
  };
  const all = (status: number) => Array.from({ length: perMinute }, () => status);

  it('refuses an address that nothing else is known of, says for how long, and does nothing', async () => {
    const ask = () => bff.call('GET', '/bff/contact-types', from('192.0.2.1', { bearer: null }));
    expect(await repeat(perMinute, ask)).toEqual(all(200));
    const refused = expectWholeProblem(await ask(), 429, {
      slug: 'too-many-requests',
      instance: '/bff/contact-types',
      detail: /^This address sends more requests than this service allows\. Nothing was done\./,
      retry: 'safe',
    });
    const events = bff.query(
      `select problem_slug, source_address from audit_event join audit_personal using (personal_id)
       where request_id = '${refused.request_id}'`,
    );
    expect(events).toEqual([{ problem_slug: 'too-many-requests', source_address: '192.0.2.1' }]);
    const answer = await bff.call('GET', '/bff/contact-types', from('192.0.2.2', { bearer: null }));
    expect(answer.status).toBe(200);
  });

  it('tells when it is worth trying again', async () => {
    const ask = () => bff.call('GET', '/nowhere', from('192.0.2.3', { bearer: null }));
    expect(await repeat(perMinute, ask)).toEqual(all(404));
    const seconds = Number((await ask()).headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60 / perMinute);
  });

  it('counts the addresses of an IPv6 network as one', async () => {
    let host = 1;
    const ask = () => bff.call('GET', '/nowhere', from(`2001:db8:0:7::${host++}`, { bearer: null }));
    expect(await repeat(perMinute + 1, ask)).toEqual([...all(404), 429]);
    expect((await bff.call('GET', '/nowhere', from('2001:db8:0:8::1', { bearer: null }))).status).toBe(404);
  });

  it('counts an accepted token against its caller, wherever it is used', async () => {
    const bearer = newToken({ 'esc.app': 1_001 });
    let address = 1;
    const create = () => bff.call('POST', contactsPath, from(`198.51.100.${address++}`, { bearer, body }));
    // The first request is what the token is accepted by.
    expect(await repeat(perMinute + 1, create)).toEqual([201, ...all(201)]);
    const sent = bff.vendor.created.length;
    expectWholeProblem(await create(), 429, {
      slug: 'too-many-requests',
      instance: contactsPath,
      detail: /^This caller sends more requests/,
      retry: 'safe',
    });
    expect(bff.vendor.created).toHaveLength(sent);
    const other = newToken({ 'esc.app': 1_002 });
    expect((await bff.call('POST', contactsPath, from('198.51.100.1', { bearer: other, body }))).status).toBe(
      201,
    );
  });

  it('counts forged tokens against their address, whoever they claim to be, and not against that caller', async () => {
    const bearer = newToken({ 'esc.app': 2_001 });
    const victim = () => bff.call('POST', contactsPath, from('203.0.113.1', { bearer, body }));
    expect((await victim()).status).toBe(201);
    bff.vendor.onCreate = answering(401, '');
    let claimed = 2_001;
    const forge = () =>
      bff.call(
        'POST',
        contactsPath,
        from('203.0.113.2', { bearer: newToken({ 'esc.app': claimed++ }), body }),
      );
    expect(await repeat(2 * perMinute, forge)).toEqual([...all(401), ...all(429)]);
    bff.vendor.onCreate = answering(201, JSON.stringify(vendorContact));
    expect(await repeat(perMinute, victim)).toEqual(all(201));
  });

  it('lets an address in that others have used up, once the vendor has accepted the token', async () => {
    const bearer = newToken({ 'esc.app': 3_001 });
    const create = () => bff.call('POST', contactsPath, from('203.0.113.9', { bearer, body }));
    expect((await create()).status).toBe(201);
    const ask = () => bff.call('GET', '/bff/contact-types', from('203.0.113.9', { bearer: null }));
    await repeat(perMinute, ask);
    expect([(await ask()).status, (await create()).status]).toEqual([429, 201]);
  });

  it('is no matter of the header that only proxies may write', async () => {
    const direct = await startApp({ BFF_REQUESTS_PER_MINUTE: String(perMinute) });
    let address = 1;
    const ask = () => direct.call('GET', '/nowhere', from(`198.51.100.${address++}`, { bearer: null }));
    expect(await repeat(perMinute + 1, ask)).toEqual([...all(404), 429]);
    await direct.close();
  });

  it.each(['/health/live', '/health/ready', '/metrics'])('does not apply to %s', async (path) => {
    const ask = () => bff.call('GET', path, from('192.0.2.4', { bearer: null }));
    expect(await repeat(3 * perMinute, ask)).toEqual([...all(200), ...all(200), ...all(200)]);
  });

  it('is off at 0', async () => {
    const unlimited = await startApp({ BFF_REQUESTS_PER_MINUTE: '0' });
    const ask = () => unlimited.call('GET', '/bff/contact-types', { bearer: null });
    expect(new Set(await repeat(700, ask))).toEqual(new Set([200]));
    await unlimited.close();
  });
});
