import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { answering, ScriptedVendor } from '../../test/rig/scripted-vendor.js';
import { openUpstream } from '../upstream/open-upstream.js';
import type { Upstream } from '../upstream/upstream.js';
import type { Caller } from './caller.js';
import { ConfirmAccess } from './confirm-access.js';
import { readBearerToken } from './read-bearer-token.js';

describe('ConfirmAccess', () => {
  let vendor: ScriptedVendor;
  let upstream: Upstream;
  let access: ConfirmAccess;
  beforeAll(async () => {
    vendor = await ScriptedVendor.start();
    upstream = openUpstream({
      origin: vendor.origin,
      timeoutMs: 5_000,
      keepaliveMs: 4_000,
      maxResponseBytes: 1_024,
    });
    access = new ConfirmAccess(upstream);
  });
  afterAll(async () => {
    await upstream.close();
    await vendor.close();
  });

  let callers = 0;
  const newCaller = (): Caller => readBearerToken(`Bearer ${claimedToken({ caller: callers++ })}`);
  const asked = () => vendor.requests.map(({ requestLine }) => requestLine.split(' ')[1]);

  it('asks for the own organisation by name, once however many ask at once, and remembers', async () => {
    vendor.onRead = answering(200, '{"id":12345}');
    const caller = newCaller();
    const answers = await Promise.all(Array.from({ length: 5 }, () => access.ask(caller, 12345)));
    expect(new Set(answers)).toEqual(new Set(['accepted']));
    expect(await access.ask(caller, 12345)).toBe('accepted');
    expect(asked()).toEqual(['/api/v1/organisation/my']);
  });

  it('asks for another organisation by its contacts', async () => {
    vendor.onRead = answering(200, '[]');
    expect(await access.ask(newCaller(), 67890)).toBe('accepted');
    expect(asked().at(-1)).toBe('/api/v1/organisation/67890/contact');
  });

  it('does not take one caller’s acceptance for another’s', async () => {
    vendor.onRead = answering(200, '{"id":12345}');
    await access.ask(newCaller(), 12345);
    vendor.onRead = answering(401, '');
    expect(await access.ask(newCaller(), 12345)).toBe('not_authenticated');
  });

  it.each([
    [403, 'forbidden', 'forbidden'],
    [404, 'forbidden', 'forbidden'],
    [500, 'unavailable', 'not-sent'],
    [429, { retryAfterSeconds: 10 }, 'upstream-quota'],
  ])('takes a %i for %s, and asks again the next time', async (status, answer, slug) => {
    vendor.onRead = answering(status, '');
    const caller = newCaller();
    const before = vendor.requests.length;
    expect(await access.ask(caller, 12345)).toEqual(answer);
    await expect(access.require(caller, 12345)).rejects.toMatchObject({ name: 'Problem', slug });
    expect(vendor.requests).toHaveLength(before + 2);
  });

  it('takes a 401 for not_authenticated, and does not send that token again at once', async () => {
    vendor.onRead = answering(401, '');
    const caller = newCaller();
    const before = vendor.requests.length;
    expect(await access.ask(caller, 12345)).toBe('not_authenticated');
    await expect(access.require(caller, 12345)).rejects.toMatchObject({ slug: 'not-authenticated' });
    expect(vendor.requests).toHaveLength(before + 1);
  });
});
