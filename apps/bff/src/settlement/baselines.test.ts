import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { answering, ScriptedVendor } from '../../test/rig/scripted-vendor.js';
import type { Caller } from '../callers/caller.js';
import { readBearerToken } from '../callers/read-bearer-token.js';
import { openUpstream } from '../upstream/open-upstream.js';
import type { Upstream } from '../upstream/upstream.js';
import { Baselines } from './baselines.js';
import { ContactRegister } from './contact-register.js';

const organisation = 12345;

/** Counts what it is asked, and has what another process has read. */
class CountingRegister extends ContactRegister {
  asked = 0;
  newest: number | null = null;

  override recordReading(): Promise<number> {
    this.newest = (this.newest ?? 0) + 1;
    return Promise.resolve(this.newest);
  }
  override newestReading(): Promise<number | null> {
    this.asked += 1;
    return Promise.resolve(this.newest);
  }
  override firstReadings(): Promise<ReadonlyMap<string, number>> {
    return Promise.resolve(new Map());
  }
  override findAttributed(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set());
  }
}

describe('Baselines', () => {
  let vendor: ScriptedVendor;
  let upstream: Upstream;
  let register: CountingRegister;
  let baselines: Baselines;
  beforeAll(async () => {
    vendor = await ScriptedVendor.start();
    upstream = openUpstream({
      origin: vendor.origin,
      timeoutMs: 5_000,
      keepaliveMs: 4_000,
      maxResponseBytes: 1_024,
    });
  });
  beforeEach(() => {
    register = new CountingRegister();
    baselines = new Baselines(upstream, register, 1_000);
  });
  afterAll(async () => {
    await upstream.close();
    await vendor.close();
  });

  let callers = 0;
  const newCaller = (): Caller => readBearerToken(`Bearer ${claimedToken({ caller: callers++ })}`);

  it('reads the list once, however many ask at once', async () => {
    vendor.onRead = answering(200, '[{"id":1}]');
    const before = vendor.requests.length;
    const caller = newCaller();
    const readings = await Promise.all(
      Array.from({ length: 5 }, () => baselines.establish(organisation, caller)),
    );
    expect(new Set(readings)).toEqual(new Set([1]));
    expect(baselines.newestOf(organisation)).toBe(1);
    expect(vendor.requests).toHaveLength(before + 1);
    expect(register.asked).toBe(0);
  });

  it('asks neither vendor nor database again for a minute after a list could not be had', async () => {
    vendor.onRead = answering(403, '');
    const before = vendor.requests.length;
    const caller = newCaller();
    for (let time = 0; time < 3; time++) expect(await baselines.establish(organisation, caller)).toBeNull();
    expect(vendor.requests).toHaveLength(before + 1);
    expect(register.asked).toBe(1);
  });

  it('goes on with the newest reading of another process then', async () => {
    vendor.onRead = answering(500, '');
    register.newest = 7;
    expect(await baselines.establish(organisation, newCaller())).toBe(7);
    expect(baselines.newestOf(organisation)).toBe(7);
  });
});
